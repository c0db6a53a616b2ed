package org.clawpatrol.proxy.approval;

import java.util.List;
import java.util.Map;

/** Questions for tests. */
public final class Requests {
    private Requests() {}

    public static ApprovalRequest of(String device) {
        return of(device, "/v1/charges", "{\"amount\":1}");
    }

    public static ApprovalRequest of(String device, String target, String body) {
        return of(device, target, body, 1);
    }

    /** One that so many people must approve. */
    public static ApprovalRequest needing(int people) {
        return of("a", "/v1/charges", "{}", people);
    }

    private static ApprovalRequest of(String device, String target, String body, int needed) {
        return new ApprovalRequest(
                "0198c0de-0000-7000-8000-000000000001",
                "ops",
                device,
                "laptop of " + device,
                "default",
                "127.0.0.1",
                "https.stripe",
                "http",
                "POST",
                "api.stripe.test",
                target,
                "expand=customer",
                Map.of(
                        "content-type",
                        List.of("application/json"),
                        "authorization",
                        List.of("***")),
                body,
                false,
                "charges-need-a-human",
                "money leaves the company",
                "ab".repeat(32),
                needed);
    }
}
