package org.clawpatrol.proxy.flow;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.LogDetail;
import org.clawpatrol.engine.policy.Verdict;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.journal.Basis;

/**
 * What the journal keeps of a decided action: as much as the deciding rule's {@code log} lets it.
 * Stateless.
 */
final class RecordedAction {
    private RecordedAction() {}

    /**
     * How it was decided, in the journal's words.
     *
     * @param ruled what rules decided, where the verdict does not say it; else empty
     * @param credential name of the credential to inject, or empty
     * @param stages what came of asking each approver
     * @param shadow what rules that are not in force would have decided otherwise
     */
    record Result(
            String verdict,
            String ruled,
            String reason,
            String credential,
            List<String> approvedBy,
            List<String> stages,
            List<String> shadow) {}

    static ActionRecord of(Action action, Decision decision, Result result, Instant at) {
        LogDetail log = decision.handling().log();
        Description shown = kept(action.description(), log);
        return new ActionRecord(
                action.id(),
                at,
                action.peer().deviceId(),
                action.peer().deviceName(),
                action.peer().profile(),
                action.peer().address(),
                action.endpoint().typedName(),
                action.endpoint().family().id(),
                shown.method(),
                shown.host(),
                shown.target(),
                shown.query(),
                shown.headers(),
                shown.body(),
                shown.bodyCut(),
                decision.ruleName(),
                result.verdict(),
                result.reason(),
                result.credential(),
                result.approvedBy(),
                shown.digest(),
                log.name().toLowerCase(Locale.ROOT),
                decision.handling().tags(),
                result.shadow(),
                basis(action, shown, log, result));
    }

    /** The journal's word for what rules decided, before anybody was asked. */
    static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Inject _, Verdict.Forward _ -> "allow";
            case Verdict.Reject _ -> "deny";
            case Verdict.Escalate _ -> "approve";
        };
    }

    private static Basis basis(Action action, Description shown, LogDetail log, Result result) {
        return new Basis(
                true,
                action.credential().orElse(""),
                result.ruled(),
                shown.rawPath(),
                result.stages(),
                KeptFacts.of(action, log));
    }

    private static Description kept(Description all, LogDetail log) {
        return switch (log) {
            case FULL -> all;
            case META -> without(all, all.target(), all.rawPath(), all.query());
            case NONE -> without(all, "", "", "");
        };
    }

    private static Description without(
            Description all, String target, String rawPath, String query) {
        return new Description(
                all.method(),
                all.host(),
                target,
                rawPath,
                query,
                Map.of(),
                "",
                all.bodyBytes(),
                all.bodyBytes() > 0 || all.bodyCut(),
                all.digest());
    }
}
