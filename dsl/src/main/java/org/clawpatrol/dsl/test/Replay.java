package org.clawpatrol.dsl.test;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.explain.Question;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.Rule;
import org.clawpatrol.engine.policy.Unevaluable;
import org.clawpatrol.engine.policy.Verdict;

/**
 * Decides a recorded action as the rules decide live ones. Nothing is connected, approved or
 * injected. Immutable.
 */
record Replay(
        Configuration configuration, Map<Family, FixtureReader> readers, Settlement settlement) {

    /** One that only decides. */
    Replay(Configuration configuration, Map<Family, FixtureReader> readers) {
        this(configuration, readers, new NoSettlement());
    }

    /**
     * The same action as a question for an explanation.
     *
     * @param profile of the device it comes from, where something says it
     */
    Question question(
            FixtureAction action,
            EndpointConfig endpoint,
            UnaryOperator<Facts> facts,
            Optional<String> profile)
            throws FixtureException {
        return new Question(
                endpoint, facts.apply(read(action, endpoint)), profile, action.credential());
    }

    EndpointPolicy policy(EndpointConfig endpoint) throws FixtureException {
        return configuration
                .policy()
                .endpoint(endpoint.name())
                .orElseThrow(() -> notReplayable(endpoint.family()));
    }

    /** The facts of an action at an endpoint. */
    Facts read(FixtureAction action, EndpointConfig endpoint) throws FixtureException {
        return replayed(action, endpoint).read();
    }

    ReplayedAction replayed(FixtureAction action, EndpointConfig endpoint) throws FixtureException {
        Family family = action.block().family();
        if (family != endpoint.family()) {
            throw new FixtureException(
                    "action.%s: endpoint `%s` is of family %s; write `%s`"
                            .formatted(
                                    family.id(),
                                    endpoint.typedName(),
                                    endpoint.family().id(),
                                    endpoint.family().id()));
        }
        FixtureReader reader = readers.get(family);
        if (reader == null) {
            throw notReplayable(family);
        }
        return new ReplayedAction(
                action, endpoint, policy(endpoint), reader, configuration.gateway().limits());
    }

    private static FixtureException notReplayable(Family family) {
        return new FixtureException(
                "action.%s: actions of this family cannot be replayed yet".formatted(family.id()));
    }

    /** The decision in the words of fixtures. */
    Expectation answer(Decision decision, EndpointConfig endpoint) {
        return backstopped(decision)
                ? new Expectation(unmatched(), "", endpoint.typedName(), "")
                : new Expectation(
                        verdict(decision),
                        decision.ruleName(),
                        endpoint.typedName(),
                        reason(decision));
    }

    /** Live SQL that no rule could read is refused even so; fixtures ask about the rules alone. */
    private static boolean backstopped(Decision decision) {
        return decision.rule().isEmpty() && decision.cause() != Unevaluable.NONE;
    }

    private String unmatched() {
        return switch (configuration.defaults().noMatch()) {
            case ALLOW -> "allow";
            case DENY -> "deny";
        };
    }

    private static String verdict(Decision decision) {
        return switch (decision.verdict()) {
            case Verdict.Inject inject -> "allow";
            case Verdict.Forward forward -> "allow";
            case Verdict.Reject reject -> "deny";
            case Verdict.Escalate escalate -> "approve";
        };
    }

    /** The rule's own words; the engine's where it had to refuse by itself. */
    private static String reason(Decision decision) {
        boolean own = decision.cause() == Unevaluable.NONE && decision.rule().isPresent();
        if (!own && decision.verdict() instanceof Verdict.Reject reject) {
            return reject.reason();
        }
        return decision.rule().map(Rule::reason).orElse("");
    }
}
