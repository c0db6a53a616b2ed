package org.clawpatrol.proxy.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.journal.Outcome;
import org.clawpatrol.proxy.state.ActionTable;

/** Recorded actions for tests. */
final class Actions {
    private Actions() {}

    static ActionTable.Row row(String id, String verdict, String target, Instant at) {
        return row(id, verdict, target, at, "laptop", "read-only");
    }

    static ActionTable.Row row(
            String id, String verdict, String target, Instant at, String device, String rule) {
        var record =
                new ActionRecord(
                        id,
                        at,
                        "dev_1",
                        device,
                        "default",
                        "127.0.0.1",
                        "https.stripe",
                        "http",
                        verdict.startsWith("de") ? "POST" : "GET",
                        "api.stripe.test",
                        target,
                        "limit=3",
                        Map.of("user-agent", List.of("curl/8.5 " + target)),
                        "{\"note\":\"" + target + "\"}",
                        false,
                        rule,
                        verdict,
                        "because of " + rule,
                        verdict.startsWith("de") ? "" : "stripe",
                        List.of(),
                        "cd".repeat(32));
        String status = verdict.startsWith("de") ? "403" : "200";
        return new ActionTable.Row(record, Optional.of(new Outcome(status, 12, 3_456, 48_200, "")));
    }
}
