package org.clawpatrol.engine.policy;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How a decision came about, for operators only. Made by walking the rules a second time, so that a
 * decision nobody asks about costs nothing more. Immutable.
 *
 * @param decision what {@link PolicyEngine#decide} answers for the same arguments
 * @param considered every rule that was looked at, in order; the deciding one is last
 */
public record Findings(Decision decision, List<Considered> considered) {
    public Findings {
        considered = List.copyOf(considered);
    }

    /** One rule and what came of it. */
    public record Considered(Rule rule, Finding finding) {}

    /**
     * Explains the decision over the same facts. Cannot throw.
     *
     * @param credential name of the credential dispatched for this action, or null for none
     */
    public static Findings of(EndpointPolicy policy, Facts facts, @Nullable String credential) {
        List<Considered> considered = new ArrayList<>();
        Frame frame = new Frame(facts);
        for (Rule rule : policy.rules()) {
            Finding finding = ask(rule, frame, credential);
            considered.add(new Considered(rule, finding));
            if (decides(finding)) {
                break;
            }
        }
        return new Findings(PolicyEngine.decide(policy, facts, credential), considered);
    }

    /** What one rule says, whichever others come before it. Cannot throw. */
    public static Finding ask(Rule rule, Frame frame, @Nullable String credential) {
        if (PolicyEngine.skipped(rule, credential)) {
            return new Finding.OtherCredential();
        }
        Value holds = PolicyEngine.holds(rule, frame);
        return switch (holds) {
            case BoolValue.TRUE -> new Finding.Matched();
            case BoolValue.FALSE -> new Finding.NotMatched();
            case Undefined undefined -> new Finding.NoTruthValue(undefined.detail());
            default -> new Finding.NoTruthValue("condition gave " + holds.typeName());
        };
    }

    private static boolean decides(Finding finding) {
        return switch (finding) {
            case Finding.Matched _, Finding.NoTruthValue _ -> true;
            case Finding.NotMatched _, Finding.OtherCredential _ -> false;
        };
    }
}
