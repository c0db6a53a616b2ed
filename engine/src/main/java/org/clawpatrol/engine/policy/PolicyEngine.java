package org.clawpatrol.engine.policy;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.tree.DecisionTree;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Decides: the first rule, in order, whose condition is not false. A condition without a truth
 * value refuses the action in its rule's name. Stateless.
 */
public final class PolicyEngine {
    private static final String DENIED = "denied by policy";

    private PolicyEngine() {}

    /**
     * Decides one action. Cannot throw and cannot block.
     *
     * @param credential name of the credential dispatched for this action, or null for none
     */
    public static Decision decide(EndpointPolicy policy, Facts facts, @Nullable String credential) {
        int found = search(policy, facts, credential);
        if (found == DecisionTree.UNDECIDED) {
            return walk(policy, facts, credential);
        }
        if (found == DecisionTree.NONE) {
            return unmatched(policy, facts, credential);
        }
        Rule rule = policy.rules().get(found / 2);
        return found % 2 == 0 ? matched(rule, credential) : unevaluable(rule, facts);
    }

    private static int search(EndpointPolicy policy, Facts facts, @Nullable String credential) {
        try {
            return policy.tree().search(new Frame(facts), credential);
        } catch (Throwable broken) {
            // Whatever goes wrong while facts are read, the walk knows whose rule it concerns.
            return DecisionTree.UNDECIDED;
        }
    }

    /**
     * The same decision by asking every rule in order: what {@link #decide} means, and what it
     * falls back to where the compiled rules cannot tell.
     *
     * @param credential name of the credential dispatched for this action, or null for none
     */
    public static Decision walk(EndpointPolicy policy, Facts facts, @Nullable String credential) {
        Frame frame = new Frame(facts);
        List<Rule> rules = policy.rules();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (skipped(rule, credential)) {
                continue;
            }
            Value holds = holds(rule, frame);
            if (holds == BoolValue.TRUE) {
                return matched(rule, credential);
            }
            if (holds != BoolValue.FALSE) {
                return unevaluable(rule, facts);
            }
        }
        return unmatched(policy, facts, credential);
    }

    /** Whether the rule is for another credential; asked before its condition. */
    static boolean skipped(Rule rule, @Nullable String credential) {
        return rule.credential().isPresent() && !rule.credential().get().equals(credential);
    }

    /** TRUE, FALSE, or anything else for unevaluable. */
    static Value holds(Rule rule, Frame frame) {
        if (rule.condition().isEmpty()) {
            return BoolValue.TRUE;
        }
        try {
            return frame.evaluate(rule.condition().get());
        } catch (Throwable broken) {
            // Facts are read by protocol code; whatever goes wrong there must refuse the action,
            // linkage and assertion errors included.
            return new ErrorValue("reading a fact failed: " + broken.getClass().getSimpleName());
        }
    }

    private static Decision matched(Rule rule, @Nullable String credential) {
        return switch (rule.outcome()) {
            case Outcome.Allow() -> decided(allowed(injected(rule, credential)), rule);
            case Outcome.Deny() ->
                    decided(new Verdict.Reject(reasonOr(rule.reason(), DENIED)), rule);
            case Outcome.Approve(var approvers) ->
                    decided(
                            new Verdict.Escalate(
                                    approvers,
                                    Optional.ofNullable(injected(rule, credential)),
                                    rule.reason()),
                            rule);
        };
    }

    private static Decision decided(Verdict verdict, Rule rule) {
        return new Decision(verdict, Optional.of(rule), Unevaluable.NONE);
    }

    /** What the rule names goes before what was dispatched; null for none. */
    private static @Nullable String injected(Rule rule, @Nullable String dispatched) {
        return switch (rule.handling().injection()) {
            case Injection.Dispatched() -> dispatched;
            case Injection.Named(var credential) -> credential;
            case Injection.None() -> null;
        };
    }

    private static Verdict allowed(@Nullable String credential) {
        return credential == null ? new Verdict.Forward() : new Verdict.Inject(credential);
    }

    private static String reasonOr(String reason, String otherwise) {
        return reason.isEmpty() ? otherwise : reason;
    }

    private static Decision unevaluable(Rule rule, Facts facts) {
        Unevaluable lost = lostIn(facts);
        Unevaluable cause = lost == Unevaluable.NONE ? Unevaluable.ERROR : lost;
        String reason =
                "rule \""
                        + rule.name()
                        + "\" could not be evaluated against this request ("
                        + cause.text()
                        + "); failing closed";
        return new Decision(new Verdict.Reject(reason), Optional.of(rule), cause);
    }

    /** What the flags say was lost; {@link Unevaluable#ERROR} when not even they can be read. */
    private static Unevaluable lostIn(Facts facts) {
        try {
            if (facts.truncated()) {
                return facts.unparseable()
                        ? Unevaluable.TRUNCATED_AND_UNPARSEABLE
                        : Unevaluable.TRUNCATED;
            }
            return facts.unparseable() ? Unevaluable.UNPARSEABLE : Unevaluable.NONE;
        } catch (Throwable broken) {
            return Unevaluable.ERROR;
        }
    }

    private static Decision unmatched(
            EndpointPolicy policy, Facts facts, @Nullable String credential) {
        boolean guarded = policy.family() == Family.SQL && !policy.rules().isEmpty();
        Unevaluable lost = guarded ? lostIn(facts) : Unevaluable.NONE;
        if (lost != Unevaluable.NONE) {
            return byDefault(new Verdict.Reject(unmatchedReason(lost)), lost);
        }
        return switch (policy.noMatch()) {
            case ALLOW -> byDefault(allowed(credential), Unevaluable.NONE);
            case DENY -> byDefault(new Verdict.Reject(DENIED), Unevaluable.NONE);
        };
    }

    private static String unmatchedReason(Unevaluable lost) {
        return lost == Unevaluable.ERROR
                ? DENIED
                : "request bytes were "
                        + lost.text()
                        + " and no rule explicitly allowed the request; failing closed";
    }

    private static Decision byDefault(Verdict verdict, Unevaluable cause) {
        return new Decision(verdict, Optional.empty(), cause);
    }
}
