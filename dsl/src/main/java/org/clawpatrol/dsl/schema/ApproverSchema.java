package org.clawpatrol.dsl.schema;

import static org.clawpatrol.dsl.schema.AttributeSchema.optional;
import static org.clawpatrol.dsl.schema.AttributeSchema.required;

import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.schema.AttributeSchema.Trait;

/** The types of approvers. Stateless. */
final class ApproverSchema {
    private static final ValueKind TEXT = new ValueKind.Text();
    private static final ValueKind FLAG = new ValueKind.Flag();
    private static final ValueKind CREDENTIAL = new ValueKind.Reference(EntityKind.CREDENTIAL);

    private ApproverSchema() {}

    /** By name. */
    static Map<String, BlockSchema> types() {
        return Map.of("human_approver", human(), "llm_approver", model());
    }

    private static ValueKind count(String unit) {
        return new ValueKind.Whole(Integer.MIN_VALUE, Integer.MAX_VALUE, unit);
    }

    private static BlockSchema human() {
        return new BlockSchema(
                "approver \"human_approver\"",
                "a person who decides",
                List.of(
                        required("channel", TEXT, "where to notify people; may be empty"),
                        optional("credential", CREDENTIAL, "", "what notifies them")
                                .with(Trait.WITHOUT_RUNTIME),
                        optional(
                                "timeout",
                                count("seconds"),
                                "defaults.human_timeout",
                                "how long to wait; 0 or less means the default"),
                        optional("require_approvers", count(""), "1", "how many people must agree"),
                        optional(
                                "sync_wait_timeout",
                                TEXT,
                                "",
                                "how long to hold the request before it goes on asynchronously"),
                        optional("interactive", FLAG, "false", "buttons in the notification"),
                        optional(
                                        "classifier",
                                        new ValueKind.Reference(EntityKind.APPROVER),
                                        "",
                                        "a model that adds a summary")
                                .with(Trait.WITHOUT_RUNTIME),
                        optional("message", TEXT, "", "template of the notification")
                                .with(Trait.WITHOUT_RUNTIME)),
                Map.of("async_grant", asyncGrant()));
    }

    private static BlockSchema asyncGrant() {
        return new BlockSchema(
                "async_grant",
                "approvals that an agent picks up by repeating its request",
                List.of(
                        optional("enabled", FLAG, "false", "whether there are any")
                                .with(Trait.WITHOUT_RUNTIME),
                        optional("approved_retry_ttl", TEXT, "5m", "how long an approval holds"),
                        optional("fingerprint_body", TEXT, "raw", "how bodies compare; only `raw`"),
                        optional(
                                        "max_body_bytes",
                                        count("bytes"),
                                        "1048576",
                                        "longest body that can be compared, up to 8 MiB")
                                .with(Trait.NULLABLE)),
                Map.of());
    }

    private static BlockSchema model() {
        return new BlockSchema(
                        "approver \"llm_approver\"",
                        "a language model that decides",
                        List.of(
                                required("model", TEXT, "name of the model"),
                                required("credential", CREDENTIAL, "what authenticates the call"),
                                optional("policy", TEXT, "", "what it judges by, in prose")),
                        Map.of())
                .withoutRuntime();
    }
}
