package org.clawpatrol.engine.policy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.tree.DecisionTree;
import org.clawpatrol.engine.tree.Search;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Decides: the first rule, in order, whose condition is not false. A condition without a truth
 * value refuses the action in its rule's name. Stateless.
 */
public final class PolicyEngine {
    private static final int UNDECIDED = -1;

    private PolicyEngine() {}

    /**
     * Decides one action. Cannot throw and cannot block.
     *
     * @param credential name of the credential dispatched for this action, or null for none
     */
    public static Decision decide(EndpointPolicy policy, Facts facts, @Nullable String credential) {
        int found = search(policy, facts, credential);
        if (found == UNDECIDED) {
            return walk(policy, facts, credential);
        }
        if (found == DecisionTree.NONE) {
            return unmatched(policy, facts, credential);
        }
        int index = found / 2;
        return found % 2 == 0
                ? policy.decisions().matched(index, credential)
                : unevaluable(policy.rules().get(index), facts);
    }

    private static int search(EndpointPolicy policy, Facts facts, @Nullable String credential) {
        Search search = policy.search();
        if (!search.begin(facts, credential)) {
            // Reading a fact asked for another decision.
            return UNDECIDED;
        }
        try {
            return policy.tree().search(search);
        } catch (Throwable broken) {
            // Whatever goes wrong while facts are read, the walk knows whose rule it concerns.
            return UNDECIDED;
        } finally {
            search.end();
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
        return walked(policy, facts, rule -> frame, credential);
    }

    /**
     * The same where not every rule sees as much of the facts.
     *
     * @param seenBy the facts that a rule is evaluated over
     */
    public static Decision walk(
            EndpointPolicy policy,
            Facts facts,
            Function<Rule, Facts> seenBy,
            @Nullable String credential) {
        return walked(policy, facts, rule -> new Frame(seenBy.apply(rule)), credential);
    }

    private static Decision walked(
            EndpointPolicy policy,
            Facts facts,
            Function<Rule, Frame> frames,
            @Nullable String credential) {
        List<Rule> rules = policy.rules();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (skipped(rule, credential)) {
                continue;
            }
            Value holds = holds(rule, frames.apply(rule));
            if (holds == BoolValue.TRUE) {
                return policy.decisions().matched(i, credential);
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
        return lost == Unevaluable.NONE
                ? policy.decisions().unmatched(credential)
                : new Decision(new Verdict.Reject(unmatchedReason(lost)), Optional.empty(), lost);
    }

    private static String unmatchedReason(Unevaluable lost) {
        return lost == Unevaluable.ERROR
                ? Decisions.DENIED
                : "request bytes were "
                        + lost.text()
                        + " and no rule explicitly allowed the request; failing closed";
    }
}
