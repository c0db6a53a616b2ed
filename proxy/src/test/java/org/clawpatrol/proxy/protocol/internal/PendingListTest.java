package org.clawpatrol.proxy.protocol.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.clawpatrol.proxy.approval.ApprovalRequest;
import org.clawpatrol.proxy.approval.PendingApproval;
import org.clawpatrol.proxy.flow.Peer;
import org.junit.jupiter.api.Test;

class PendingListTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Peer PEER = new Peer("d1", "laptop", "agent", "192.0.2.1");

    private static PendingApproval pending(String device, String profile, String address, int at) {
        var request =
                new ApprovalRequest(
                        "action",
                        "oncall",
                        device,
                        "laptop",
                        profile,
                        address,
                        "api",
                        "http",
                        "POST",
                        "api.test",
                        "/t" + at,
                        "secret=query",
                        Map.of("Authorization", List.of("hidden")),
                        "hidden body",
                        false,
                        "rule",
                        "reason",
                        "digest",
                        1);
        return new PendingApproval(
                "hidden-id", request, NOON.plusSeconds(at), NOON.plusSeconds(at + 60), List.of());
    }

    @Test
    void list_showsOwnRequestsNewestFirstAndNothingElse() {
        assertThat(
                        PendingList.json(
                                List.of(
                                        pending("d1", "agent", "192.0.2.1", 1),
                                        pending("d2", "agent", "192.0.2.1", 2),
                                        pending("d1", "other", "192.0.2.1", 3),
                                        pending("d1", "agent", "192.0.2.2", 4),
                                        pending("d1", "agent", "192.0.2.1", 5)),
                                PEER))
                .isEqualTo(
                        "{\"pending\":["
                                + "{\"endpoint\":\"api\",\"method\":\"POST\","
                                + "\"url\":\"https://api.test/t5\",\"protocol\":\"http\","
                                + "\"parked_at\":\"2026-01-02T12:00:05Z\","
                                + "\"approval_expires_at\":\"2026-01-02T12:01:05Z\"},"
                                + "{\"endpoint\":\"api\",\"method\":\"POST\","
                                + "\"url\":\"https://api.test/t1\",\"protocol\":\"http\","
                                + "\"parked_at\":\"2026-01-02T12:00:01Z\","
                                + "\"approval_expires_at\":\"2026-01-02T12:01:01Z\"}]}");
    }

    @Test
    void list_ofNothing_isEmpty() {
        assertThat(PendingList.json(List.of(), PEER)).isEqualTo("{\"pending\":[]}");
    }
}
