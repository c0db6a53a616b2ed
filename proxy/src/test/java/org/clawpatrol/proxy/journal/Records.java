package org.clawpatrol.proxy.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Records for tests. */
public final class Records {
    public static final Instant TIME = Instant.parse("2026-03-01T10:00:00.123456789Z");
    public static final Outcome OK = new Outcome("200", 12, 3456, 789, "");

    private Records() {}

    public static ActionRecord action(String id) {
        return action(id, "/v1/things");
    }

    public static ActionRecord action(String id, String target) {
        return action(id, target, Map.of("accept", List.of("*/*")), "");
    }

    public static ActionRecord action(
            String id, String target, Map<String, List<String>> headers, String body) {
        return new ActionRecord(
                id,
                TIME,
                "device-1",
                "laptop",
                "default",
                "127.0.0.1:50000",
                "https.api",
                "http",
                "GET",
                "api.example.com",
                target,
                "a=b",
                headers,
                body,
                false,
                "reads",
                "allow",
                "rule `reads`",
                "api-token",
                List.of("alice"),
                "00ff");
    }

    /** One beside which rules that are not in force would have decided otherwise. */
    public static ActionRecord shadowed(String id, List<String> shadow) {
        return with(id, TIME, shadow, Basis.UNTOLD);
    }

    /** One that says what it was decided on. */
    public static ActionRecord based(String id, Basis basis) {
        return with(id, TIME, List.of(), basis);
    }

    /** One of another time. */
    public static ActionRecord at(String id, Instant time) {
        return with(id, time, List.of(), Basis.UNTOLD);
    }

    /** One of which nothing is as it mostly is. */
    public static ActionRecord unusual(String id, Basis basis) {
        List<String> shadow = List.of("deny by `other`");
        return with(action(id), TIME, "a text", true, "meta", List.of("nightly"), shadow, basis);
    }

    private static ActionRecord with(String id, Instant time, List<String> shadow, Basis basis) {
        ActionRecord plain = action(id);
        return with(plain, time, "", false, plain.log(), plain.tags(), shadow, basis);
    }

    private static ActionRecord with(
            ActionRecord plain,
            Instant time,
            String body,
            boolean bodyCut,
            String log,
            List<String> tags,
            List<String> shadow,
            Basis basis) {
        return new ActionRecord(
                plain.id(),
                time,
                plain.deviceId(),
                plain.deviceName(),
                plain.profile(),
                plain.peerAddress(),
                plain.endpoint(),
                plain.family(),
                plain.method(),
                plain.host(),
                plain.target(),
                plain.query(),
                plain.headers(),
                body,
                bodyCut,
                plain.rule(),
                plain.verdict(),
                plain.reason(),
                plain.credential(),
                plain.approvedBy(),
                plain.digest(),
                log,
                tags,
                shadow,
                basis);
    }
}
