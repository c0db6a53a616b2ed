package org.clawpatrol.proxy.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clawpatrol.proxy.dashboard.page.ActionDetail;
import org.clawpatrol.proxy.dashboard.page.ActionLine;
import org.clawpatrol.proxy.dashboard.page.ActionList;
import org.clawpatrol.proxy.dashboard.page.Badge;
import org.clawpatrol.proxy.dashboard.page.Moment;
import org.clawpatrol.proxy.dashboard.page.VisibleText;
import org.clawpatrol.proxy.dashboard.page.WireMessage;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.journal.Outcome;
import org.clawpatrol.proxy.state.ActionTable;

/** Recorded actions as pages. */
final class ActionViews {
    private static final int LONGEST_LINE = 200;

    private ActionViews() {}

    static ActionList list(List<ActionTable.Row> rows, Instant now) {
        return new ActionList(
                rows.stream().map(row -> line(row, now)).toList(),
                Version.of(rows.stream().map(ActionViews::mark)));
    }

    /** Changes when the row's line would. */
    static String mark(ActionTable.Row row) {
        return row.record().id() + (row.outcome().isPresent() ? " ended" : "");
    }

    private static ActionLine line(ActionTable.Row row, Instant now) {
        ActionRecord record = row.record();
        return new ActionLine(
                record.id(),
                Moment.of(record.at(), now),
                Badge.of(record.verdict()),
                VisibleText.strict(record.method()),
                VisibleText.strict(shortened(record.host() + record.target())),
                VisibleText.line(record.deviceName()),
                VisibleText.line(record.rule()),
                VisibleText.line(shadow(record)),
                VisibleText.line(shortened(row.outcome().map(Outcome::error).orElse(""))),
                status(row),
                row.outcome().map(ActionViews::took).orElse(""));
    }

    private static String status(ActionTable.Row row) {
        boolean passes = row.record().verdict().equals("allow") || approved(row);
        return row.outcome().map(Outcome::status).orElse(passes ? "under way" : "");
    }

    private static boolean approved(ActionTable.Row row) {
        return row.record().verdict().equals("approved");
    }

    private static String took(Outcome outcome) {
        if (outcome.micros() <= 0) {
            return "";
        }
        return outcome.micros() < 10_000
                ? String.format(Locale.ROOT, "%.1f ms", outcome.micros() / 1_000.0)
                : outcome.micros() / 1_000 + " ms";
    }

    // Only the list is shortened; the action's own page shows everything.
    private static String shortened(String text) {
        return text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + "...";
    }

    static ActionDetail detail(ActionTable.Row row, Instant now) {
        ActionRecord record = row.record();
        Optional<Outcome> outcome = row.outcome();
        return new ActionDetail(
                record.id(),
                Moment.of(record.at(), now),
                Badge.of(record.verdict()),
                message(record),
                List.of(
                        field("Reason", record.reason()),
                        field("Rule", record.rule()),
                        field("Shadow", shadow(record)),
                        field("Endpoint", record.endpoint()),
                        field("Device", record.deviceName()),
                        field("Profile", record.profile()),
                        field("From", record.peerAddress()),
                        field("Credential", record.credential()),
                        field("Decided by", String.join(", ", record.approvedBy())),
                        field("Asked", String.join("; ", record.basis().stages())),
                        field("Meant", meant(record)),
                        field("Spelled", record.basis().rawPath()),
                        field("Rules read", read(record.basis().facts())),
                        field("Status", status(row)),
                        field("Took", outcome.map(ActionViews::took).orElse("")),
                        field("Sent", outcome.map(o -> bytes(o.bytesIn())).orElse("")),
                        field("Received", outcome.map(o -> bytes(o.bytesOut())).orElse("")),
                        field("Problem", outcome.map(Outcome::error).orElse("")),
                        field("Covered", outcome.map(ActionViews::covered).orElse("")),
                        field("Tags", String.join(", ", record.tags())),
                        field("Kept", kept(record.log())),
                        field("Action", record.id()),
                        field("Digest", record.digest())));
    }

    /** Empty where nothing would have decided otherwise. */
    private static String shadow(ActionRecord record) {
        return record.shadow().stream()
                .map(text -> text.startsWith("unknown") ? text : "would be " + text)
                .collect(Collectors.joining("; "));
    }

    /** The credential the agent asked for, where another or none was put in. */
    private static String meant(ActionRecord record) {
        String meant = record.basis().dispatched();
        return meant.equals(record.credential()) ? "" : meant;
    }

    private static String read(Map<String, String> facts) {
        return facts.entrySet().stream()
                .map(fact -> fact.getKey() + " " + fact.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String kept(String log) {
        return switch (log) {
            case "meta" -> "neither headers nor body, as the rule says";
            case "none" -> "neither path, query, headers nor body, as the rule says";
            default -> "";
        };
    }

    private static String covered(Outcome outcome) {
        return switch ((int) Math.min(outcome.covered(), 2)) {
            case 0 -> "";
            case 1 -> "a secret that came back in the answer, in one place";
            default -> "secrets that came back in the answer, in " + outcome.covered() + " places";
        };
    }

    private static String bytes(long count) {
        return count + " bytes";
    }

    private static ActionDetail.Field field(String label, String value) {
        return new ActionDetail.Field(label, VisibleText.line(value));
    }

    private static WireMessage message(ActionRecord record) {
        return new WireMessage(
                VisibleText.strict(record.method()),
                VisibleText.strict(record.host()),
                VisibleText.strict(record.target()),
                VisibleText.strict(record.query()),
                WireMessage.headers(record.headers()),
                VisibleText.block(record.body()),
                record.bodyCut());
    }
}
