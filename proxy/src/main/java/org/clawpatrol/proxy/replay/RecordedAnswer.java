package org.clawpatrol.proxy.replay;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.proxy.flow.SpliceFlow;
import org.clawpatrol.proxy.journal.ActionRecord;

/** What a record says was decided, before anybody was asked. Stateless. */
final class RecordedAnswer {
    private RecordedAnswer() {}

    /** Empty where the rules' decision is not in the record. */
    static Optional<Answer> of(ActionRecord record) {
        boolean ruled = !record.family().isEmpty();
        if (!ruled
                && record.verdict().equals("deny")
                && !record.reason().equals(SpliceFlow.UNCLAIMED.reason())) {
            return Optional.empty();
        }
        String none = ruled ? Answer.NO_RULE : Answer.NO_ENDPOINT;
        String rule = record.rule().isEmpty() ? none : record.rule();
        String ruling = record.basis().ruled();
        return verdict(ruling.isEmpty() ? record.verdict() : ruling)
                .map(
                        verdict ->
                                new Answer(
                                        verdict,
                                        rule,
                                        record.endpoint(),
                                        record.credential(),
                                        approvers(record)));
    }

    private static List<String> approvers(ActionRecord record) {
        return record.basis().stages().stream()
                .map(stage -> stage.substring(0, Math.max(0, stage.indexOf(' '))))
                .toList();
    }

    /** Why there is no answer, for counting. */
    static String whyNone(ActionRecord record) {
        return switch (record.verdict()) {
            case "deny" -> "refused before any rule was asked";
            case "error" -> "failed, and what the rules decided was not recorded";
            default -> "its verdict is none of a rule";
        };
    }

    private static Optional<Answer.Verdict> verdict(String word) {
        return switch (word) {
            case "allow" -> Optional.of(Answer.Verdict.ALLOW);
            case "deny" -> Optional.of(Answer.Verdict.DENY);
            case "approve", "approved", "denied", "hitl_allow", "hitl_deny" ->
                    Optional.of(Answer.Verdict.APPROVE);
            default -> Optional.empty();
        };
    }
}
