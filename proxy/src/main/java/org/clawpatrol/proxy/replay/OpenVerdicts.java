package org.clawpatrol.proxy.replay;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.NoMatch;
import org.clawpatrol.engine.policy.Outcome;
import org.clawpatrol.engine.policy.Rule;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.Value;

/** The verdicts that facts which were not recorded leave open. */
record OpenVerdicts(EndpointPolicy policy, RecordedFacts facts) {

    /** Every rule up to the first that holds for certain may decide. */
    Set<Answer.Verdict> after(Optional<String> credential) {
        Set<Answer.Verdict> possible = EnumSet.noneOf(Answer.Verdict.class);
        for (Rule rule : policy.rules()) {
            if (rule.credential().isPresent() && !rule.credential().equals(credential)) {
                continue;
            }
            Value holds =
                    rule.condition().isEmpty()
                            ? BoolValue.TRUE
                            : new Frame(facts.seenBy(rule)).evaluate(rule.condition().get());
            if (holds == BoolValue.FALSE) {
                continue;
            }
            if (holds == BoolValue.TRUE || RecordedFacts.isOpen(holds)) {
                possible.add(verdict(rule.outcome()));
            }
            if (holds == BoolValue.TRUE) {
                return possible;
            }
            possible.add(Answer.Verdict.DENY);
            if (!RecordedFacts.isOpen(holds)) {
                return possible;
            }
        }
        possible.add(
                policy.noMatch() == NoMatch.ALLOW ? Answer.Verdict.ALLOW : Answer.Verdict.DENY);
        return possible;
    }

    private static Answer.Verdict verdict(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Allow() -> Answer.Verdict.ALLOW;
            case Outcome.Deny() -> Answer.Verdict.DENY;
            case Outcome.Approve approve -> Answer.Verdict.APPROVE;
        };
    }
}
