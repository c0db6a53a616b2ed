package org.clawpatrol.proxy.flow;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.PolicyEngine;

/**
 * The decisions of live actions, some of them made a second time by asking the rules in order. Safe
 * to share.
 *
 * <p>Which ones is drawn from a source that agents cannot guess. Once two decisions differed, every
 * further one is compared until the gateway is started anew: the same action sent again must not
 * slip through.
 */
public final class CheckedDecisions {
    private final DecisionFunction compiled;
    private final DecisionFunction ordered;
    private final RandomGenerator random;
    private final ShadowAlarm alarm;
    private final DecisionObserver observer;

    /**
     * @param compiled decides
     * @param ordered what the policy means
     * @param random safe to share
     */
    public CheckedDecisions(
            DecisionFunction compiled,
            DecisionFunction ordered,
            RandomGenerator random,
            ShadowAlarm alarm) {
        this(compiled, ordered, random, alarm, (action, decision) -> {});
    }

    private CheckedDecisions(
            DecisionFunction compiled,
            DecisionFunction ordered,
            RandomGenerator random,
            ShadowAlarm alarm,
            DecisionObserver observer) {
        this.compiled = compiled;
        this.ordered = ordered;
        this.random = random;
        this.alarm = alarm;
        this.observer = observer;
    }

    /** The same, of which somebody is told. */
    public CheckedDecisions observedBy(DecisionObserver told) {
        return new CheckedDecisions(compiled, ordered, random, alarm, told);
    }

    /**
     * The engine's compiled policy against its ordered walk.
     *
     * @param random unpredictable and safe to share
     */
    public static CheckedDecisions ofEngine(RandomGenerator random, ShadowAlarm alarm) {
        return new CheckedDecisions(PolicyEngine::decide, PolicyEngine::walk, random, alarm);
    }

    Decision decide(Action action) {
        return decided(compiled, action);
    }

    /**
     * What the rules in order say over the same facts, when this action is picked for comparison
     * and they say something else; the alarm is raised then.
     */
    Optional<Decision> differing(Action action, Decision decision) {
        int oneIn = action.configuration().gateway().policyShadowCheck();
        if (oneIn == 0 || !picked(oneIn)) {
            return Optional.empty();
        }
        Decision meant = decided(ordered, action);
        alarm.compared();
        if (meant.equals(decision)) {
            return Optional.empty();
        }
        alarm.raise(action, decision, meant);
        return Optional.of(meant);
    }

    /** Tells the observer, after everything that reads the action's facts. */
    void report(Action action, Decision decision) {
        observer.decided(action, decision);
    }

    private boolean picked(int oneIn) {
        return oneIn == 1 || alarm.raised() || random.nextInt(oneIn) == 0;
    }

    private static Decision decided(DecisionFunction function, Action action) {
        return function.decide(action.policy(), action.facts(), action.credential().orElse(null));
    }
}
