package org.clawpatrol.proxy.dashboard;

import java.util.List;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.state.ActionTable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Recorded actions as JSON. */
final class ActionJson {
    private ActionJson() {}

    static ArrayNode list(List<ActionTable.Row> rows) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        rows.forEach(row -> array.add(summary(row)));
        return array;
    }

    /** Without headers and body. */
    static ObjectNode summary(ActionTable.Row row) {
        ActionRecord record = row.record();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("ts", record.at().toString())
                .put("id", record.id())
                .put("phase", row.outcome().isPresent() ? "end" : "start")
                .put("agent", record.deviceName())
                .put("agent_ip", record.peerAddress())
                .put("device_id", record.deviceId())
                .put("profile", record.profile())
                .put("family", record.family())
                .put("endpoint", record.endpoint())
                .put("method", record.method())
                .put("host", record.host())
                .put("path", record.target())
                .put("query", record.query())
                .put("action", record.verdict())
                .put("rule", record.rule())
                .put("reason", record.reason())
                .put("credential", record.credential())
                .put("approver_by", String.join(", ", record.approvedBy()))
                .put("digest", record.digest())
                .put("log", record.log());
        record.tags().forEach(node.putArray("tags")::add);
        if (!record.shadow().isEmpty()) {
            record.shadow().forEach(node.putArray("shadow")::add);
        }
        if (!record.basis().stages().isEmpty()) {
            record.basis().stages().forEach(node.putArray("stages")::add);
        }
        row.outcome()
                .ifPresent(
                        outcome ->
                                node.put("status", outcome.status())
                                        .put("in", outcome.bytesIn())
                                        .put("out", outcome.bytesOut())
                                        .put("ms", outcome.micros() / 1_000)
                                        .put("error", outcome.error())
                                        .put("covered", outcome.covered()));
        return node;
    }

    static ObjectNode complete(ActionTable.Row row) {
        ActionRecord record = row.record();
        ObjectNode node = summary(row);
        node.set("req_headers", HeaderJson.of(record.headers()));
        if (record.basis().told()) {
            node.put("dispatched", record.basis().dispatched())
                    .put("raw_path", record.basis().rawPath());
            ObjectNode facts = node.putObject("facts");
            record.basis().facts().forEach(facts::put);
        }
        return node.put("req_body", record.body()).put("body_cut", record.bodyCut());
    }
}
