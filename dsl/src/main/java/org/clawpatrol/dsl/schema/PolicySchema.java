package org.clawpatrol.dsl.schema;

import static org.clawpatrol.dsl.schema.AttributeSchema.optional;
import static org.clawpatrol.dsl.schema.AttributeSchema.required;

import java.util.List;
import java.util.Map;

/** The blocks that declare rules and profiles. Stateless. */
final class PolicySchema {
    private static final ValueKind TEXT = new ValueKind.Text();
    private static final ValueKind FLAG = new ValueKind.Flag();
    private static final ValueKind ENDPOINT = new ValueKind.Reference(EntityKind.ENDPOINT);
    private static final ValueKind ENDPOINTS = new ValueKind.References(EntityKind.ENDPOINT);

    private PolicySchema() {}

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
                                "mode",
                                new ValueKind.Choice(List.of("enforce", "shadow"), "C-RULE-MODE"),
                                "enforce",
                                "`shadow`: decides beside the live policy and is only recorded"),
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
                List.of(
                        required("credentials", new ValueKind.Grants(), "what it grants"),
                        optional(
                                        "hitl_async_grants",
                                        new ValueKind.StrictFlag(),
                                        "false",
                                        "whether approvals may come after the request ended")
                                .with(AttributeSchema.Trait.NULLABLE)),
                Map.of());
    }
}
