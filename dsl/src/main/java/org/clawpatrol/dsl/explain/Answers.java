package org.clawpatrol.dsl.explain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.ApproverConfig;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialChoice;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.Rule;
import org.clawpatrol.engine.policy.Verdict;

/** Says decisions in the words of fixtures. Stateless. */
final class Answers {
    private Answers() {}

    /**
     * @param grants what the profile holds at the endpoint
     */
    static Answer of(Decision decision, List<Grant> grants, Configuration configuration) {
        Optional<String> credential = credential(decision.verdict());
        boolean goesOn = !(decision.verdict() instanceof Verdict.Reject);
        if (goesOn && CredentialChoice.leftOpen(grants, decision.handling(), credential)) {
            return answer(decision, "deny", CredentialChoice.LEFT_OPEN, List.of());
        }
        String own = decision.rule().map(Rule::reason).orElse("");
        return switch (decision.verdict()) {
            case Verdict.Inject _, Verdict.Forward _ -> answer(decision, "allow", own, List.of());
            case Verdict.Reject(String reason) -> answer(decision, "deny", reason, List.of());
            case Verdict.Escalate escalate ->
                    answer(
                            decision,
                            "approve",
                            own,
                            escalate.approvers().stream()
                                    .map(name -> approver(name, configuration))
                                    .toList());
        };
    }

    private static Answer answer(
            Decision decision, String verdict, String reason, List<Answer.Approver> approvers) {
        return new Answer(
                verdict,
                decision.ruleName(),
                reason,
                decision.rule().isEmpty(),
                verdict.equals("deny") ? Optional.empty() : credential(decision.verdict()),
                approvers);
    }

    private static Optional<String> credential(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Inject(String credential) -> Optional.of(credential);
            case Verdict.Escalate escalate -> escalate.credential();
            case Verdict.Forward _, Verdict.Reject _ -> Optional.empty();
        };
    }

    private static Answer.Approver approver(String name, Configuration configuration) {
        ApproverConfig found = configuration.approvers().get(name);
        return found == null
                ? new Answer.Approver(name, "", Duration.ZERO, 1)
                : new Answer.Approver(name, found.type(), found.timeout(), found.needed());
    }
}
