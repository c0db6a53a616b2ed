package org.clawpatrol.dsl.schema;

import static org.clawpatrol.dsl.schema.AttributeSchema.optional;
import static org.clawpatrol.dsl.schema.AttributeSchema.required;

import java.util.List;
import java.util.Map;

/** The blocks that declare endpoints, credentials, approvers, rules and profiles. Stateless. */
final class PolicySchema {
    private static final ValueKind TEXT = new ValueKind.Text();
    private static final ValueKind FLAG = new ValueKind.Flag();
    private static final ValueKind ENDPOINT = new ValueKind.Reference(EntityKind.ENDPOINT);
    private static final ValueKind ENDPOINTS = new ValueKind.References(EntityKind.ENDPOINT);

    private PolicySchema() {}

    static Map<String, BlockSchema> endpoints() {
        BlockSchema https =
                new BlockSchema(
                        "endpoint \"https\"",
                        "an HTTP service reached over TLS",
                        List.of(
                                required("hosts", new ValueKind.Texts(), "hosts it claims"),
                                optional(
                                        "dial",
                                        new ValueKind.Address(false, false),
                                        "",
                                        "address to connect to instead of the requested name"),
                                optional(
                                        "ca_cert",
                                        new ValueKind.Pem(),
                                        "",
                                        "roots to trust instead of the system's")),
                        Map.of());
        return Map.of("https", https.with(List.of(description())));
    }

    static Map<String, BlockSchema> credentials() {
        BlockSchema bearer =
                new BlockSchema(
                        "credential \"bearer_token\"",
                        "a token sent as `Authorization: Bearer`",
                        List.of(
                                optional(
                                        "idempotency_key",
                                        FLAG,
                                        "false",
                                        "whether writes get an `Idempotency-Key`")),
                        Map.of());
        List<AttributeSchema> framework =
                List.of(
                        optional("endpoint", ENDPOINT, "", "the endpoint it is for"),
                        optional("endpoints", ENDPOINTS, "", "the endpoints it is for"),
                        optional(
                                "placeholder",
                                TEXT,
                                "",
                                "what an agent sends to choose it among several"),
                        description());
        return Map.of("bearer_token", bearer.with(framework));
    }

    static Map<String, BlockSchema> approvers() {
        BlockSchema human =
                new BlockSchema(
                        "approver \"human_approver\"",
                        "a person who decides",
                        List.of(
                                optional("channel", TEXT, "", "where to notify people"),
                                optional(
                                        "timeout",
                                        new ValueKind.Whole(
                                                Integer.MIN_VALUE, Integer.MAX_VALUE, "seconds"),
                                        "defaults.human_timeout",
                                        "how long to wait; 0 or less means the default"),
                                optional(
                                        "require_approvers",
                                        new ValueKind.Whole(
                                                Integer.MIN_VALUE, Integer.MAX_VALUE, ""),
                                        "1",
                                        "how many different people must approve")),
                        Map.of());
        return Map.of("human_approver", human);
    }

    static BlockSchema rule() {
        return new BlockSchema(
                "rule",
                "what happens to some actions of an endpoint",
                List.of(
                        optional("endpoint", ENDPOINT, "", "the endpoint it belongs to"),
                        optional("endpoints", ENDPOINTS, "", "the endpoints it belongs to"),
                        optional(
                                "priority",
                                new ValueKind.Whole(Integer.MIN_VALUE, Integer.MAX_VALUE, ""),
                                "0",
                                "higher first"),
                        optional("disabled", FLAG, "false", "checked, but never evaluated"),
                        optional(
                                "condition",
                                new ValueKind.Condition(),
                                "",
                                "when it applies; empty means always"),
                        optional(
                                "credential",
                                new ValueKind.Reference(EntityKind.CREDENTIAL),
                                "",
                                "applies only to actions that use this credential"),
                        optional("verdict", TEXT, "", "`allow` or `deny`"),
                        optional("approve", new ValueKind.Stages(), "", "who must approve"),
                        optional("reason", TEXT, "", "shown to the agent and to approvers"),
                        optional(
                                "inject",
                                new ValueKind.Injection(),
                                "the dispatched one",
                                "the credential an allowed action is sent with; `none` for none"),
                        optional(
                                "log",
                                new ValueKind.Choice(List.of("full", "meta", "none"), "C-LOG"),
                                "full",
                                "what records keep: `meta` no headers and body, `none` no path and"
                                        + " query either"),
                        optional("tags", new ValueKind.Texts(), "", "words that records carry")),
                Map.of());
    }

    static BlockSchema profile() {
        return new BlockSchema(
                "profile",
                "the credentials, and through them the endpoints, a device may use",
                List.of(required("credentials", new ValueKind.Grants(), "what it grants")),
                Map.of());
    }

    private static AttributeSchema description() {
        return optional("description", TEXT, "", "shown to agents");
    }
}
