package org.clawpatrol.proxy.state;

import static org.clawpatrol.proxy.state.schema.Tables.ACTIONS;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.journal.Basis;
import org.clawpatrol.proxy.journal.BasisJson;
import org.clawpatrol.proxy.journal.Outcome;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How an action becomes a row of the table and back. Safe to share. */
final class ActionColumns {
    private static final TypeReference<Map<String, List<String>>> HEADERS =
            new TypeReference<>() {};
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

    private final JsonMapper json = new JsonMapper();

    /** The values of a row, in the order in which the table declares its columns. */
    @Nullable Object[] values(ActionTable.Row row) {
        ActionRecord action = row.record();
        @Nullable Outcome outcome = row.outcome().orElse(null);
        return new @Nullable Object[] {
            action.id(),
            Nanos.of(action.at()),
            action.deviceId(),
            action.deviceName(),
            action.profile(),
            action.peerAddress(),
            action.endpoint(),
            action.family(),
            action.method(),
            action.host(),
            action.target(),
            action.query(),
            json.writeValueAsString(action.headers()),
            action.body(),
            action.bodyCut(),
            action.rule(),
            action.verdict(),
            action.reason(),
            action.credential(),
            names(action.approvedBy()),
            action.digest(),
            outcome == null ? null : outcome.status(),
            outcome == null ? null : outcome.bytesIn(),
            outcome == null ? null : outcome.bytesOut(),
            outcome == null ? null : outcome.micros(),
            outcome == null ? null : outcome.error(),
            action.log(),
            names(action.tags()),
            outcome == null ? 0L : outcome.covered(),
            names(action.shadow()),
            basis(action)
        };
    }

    ActionTable.Row row(Record row) {
        return new ActionTable.Row(action(row), outcome(row));
    }

    private ActionRecord action(Record row) {
        return new ActionRecord(
                row.get(ACTIONS.ID),
                Nanos.at(row.get(ACTIONS.AT_NS)),
                row.get(ACTIONS.DEVICE_ID),
                row.get(ACTIONS.DEVICE_NAME),
                row.get(ACTIONS.PROFILE),
                row.get(ACTIONS.PEER_ADDRESS),
                row.get(ACTIONS.ENDPOINT),
                row.get(ACTIONS.FAMILY),
                row.get(ACTIONS.METHOD),
                row.get(ACTIONS.HOST),
                row.get(ACTIONS.TARGET),
                row.get(ACTIONS.QUERY),
                json.readValue(row.get(ACTIONS.HEADERS_JSON), HEADERS),
                row.get(ACTIONS.BODY),
                row.get(ACTIONS.BODY_CUT),
                row.get(ACTIONS.RULE),
                row.get(ACTIONS.VERDICT),
                row.get(ACTIONS.REASON),
                row.get(ACTIONS.CREDENTIAL),
                json.readValue(row.get(ACTIONS.APPROVED_BY), NAMES),
                row.get(ACTIONS.DIGEST),
                row.get(ACTIONS.LOG_DETAIL),
                json.readValue(row.get(ACTIONS.TAGS), NAMES),
                json.readValue(row.get(ACTIONS.SHADOW), NAMES),
                basis(row.get(ACTIONS.BASIS), row.get(ACTIONS.CREDENTIAL)));
    }

    private Basis basis(String text, String credential) {
        try (JsonParser from = json.createParser(text)) {
            return BasisJson.read(from, credential);
        }
    }

    /** Most actions have none. */
    private String names(List<String> names) {
        return names.isEmpty() ? "[]" : json.writeValueAsString(names);
    }

    private String basis(ActionRecord action) {
        if (!action.basis().told()) {
            return "{}";
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator to = json.createGenerator(text)) {
            to.writeStartObject();
            BasisJson.write(to, action.basis(), action.credential());
            to.writeEndObject();
        }
        return text.toString();
    }

    private static Optional<Outcome> outcome(Record row) {
        if (row.get(ACTIONS.STATUS) == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Outcome(
                        row.get(ACTIONS.STATUS),
                        row.get(ACTIONS.BYTES_IN),
                        row.get(ACTIONS.BYTES_OUT),
                        row.get(ACTIONS.MICROS),
                        row.get(ACTIONS.ERROR),
                        row.get(ACTIONS.COVERED)));
    }
}
