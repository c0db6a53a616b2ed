package org.clawpatrol.dsl.test;

import static org.clawpatrol.dsl.schema.AttributeSchema.optional;
import static org.clawpatrol.dsl.schema.AttributeSchema.required;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.schema.AttributeSchema;
import org.clawpatrol.dsl.schema.BlockSchema;
import org.clawpatrol.dsl.schema.EntityKind;
import org.clawpatrol.dsl.schema.ValueKind;
import org.clawpatrol.engine.fact.Family;

/** What a {@code test} block may contain. Stateless. */
public final class TestSchema {
    private static final ValueKind TEXT = new ValueKind.Text();
    private static final ValueKind ENDPOINT = new ValueKind.Reference(EntityKind.ENDPOINT);

    private TestSchema() {}

    public static BlockSchema test() {
        return new BlockSchema(
                "test",
                "one action and what the policy shall answer to it",
                List.of(
                        optional(
                                "for_each",
                                new ValueKind.Any(),
                                "",
                                "the rows of a table, an object or a list: one test for each, with"
                                        + " `each.key` and `each.value`"),
                        time()),
                Map.of("action", action(), "expect", expect()));
    }

    /** One of several actions of a test, in order. */
    static BlockSchema step() {
        return new BlockSchema(
                "step",
                "one of several actions of a test",
                List.of(time()),
                Map.of("action", action(), "expect", expect()));
    }

    /** What an approver answers. */
    static BlockSchema approver() {
        return new BlockSchema(
                "approver",
                "what an approver answers when it is asked",
                List.of(
                        required(
                                "answer",
                                new ValueKind.Choice(StubbedAnswer.Kind.words(), "C-ANSWER"),
                                "how asking it ends"),
                        optional("reason", TEXT, "", "its words, or why it could not be asked")),
                Map.of());
    }

    static AttributeSchema time() {
        return optional(
                "time",
                TEXT,
                "",
                "when it happens, such as `2026-01-31T08:00:00Z`: `request.time`");
    }

    private static BlockSchema action() {
        Map<String, BlockSchema> families = new LinkedHashMap<>();
        for (Family family : Family.values()) {
            families.put(family.id(), family(family));
        }
        return new BlockSchema(
                "action",
                "what an agent does",
                List.of(
                        optional("endpoint", ENDPOINT, "", "the endpoint it goes to"),
                        optional("host", TEXT, "", "`host` or `host:port` it goes to instead"),
                        optional(
                                "profile",
                                new ValueKind.Reference(EntityKind.PROFILE),
                                "",
                                "the profile of the device it comes from"),
                        optional(
                                "credential",
                                new ValueKind.Injection(),
                                "the profile's only one",
                                "the credential it was dispatched to; `none` for none"),
                        optional("truncated", new ValueKind.Flag(), "false", "over the cap"),
                        optional(
                                "facts",
                                new ValueKind.Any(),
                                "",
                                "facts by variable, instead of those read from the action")),
                families);
    }

    private static BlockSchema family(Family family) {
        String block = family.id();
        List<String> required = FixtureKeys.required(family);
        List<AttributeSchema> keys =
                FixtureKeys.of(block).stream()
                        .map(
                                key ->
                                        required.contains(key)
                                                ? required(key, new ValueKind.Any(), "as fixtures")
                                                : optional(
                                                        key,
                                                        new ValueKind.Any(),
                                                        "",
                                                        "as fixtures"))
                        .toList();
        return new BlockSchema(block, "an action of family " + block, keys, Map.of());
    }

    private static BlockSchema expect() {
        return new BlockSchema(
                "expect",
                "what the policy shall answer; what is left out may be anything",
                List.of(
                        required(
                                "verdict",
                                new ValueKind.Choice(
                                        List.of("allow", "deny", "approve"), "C-EXPECT"),
                                "what is decided"),
                        optional(
                                "rule",
                                new ValueKind.Reference(EntityKind.RULE),
                                "",
                                "the rule that decides; `\"\"` for none"),
                        optional("endpoint", ENDPOINT, "", "where the action arrives"),
                        optional("reason", TEXT, "", "the reason, word for word"),
                        optional(
                                "inject",
                                new ValueKind.Injection(),
                                "",
                                "the credential it is sent with; `none` for none"),
                        optional(
                                "outcome",
                                new ValueKind.Choice(List.of("allow", "deny"), "C-EXPECT"),
                                "",
                                "what comes of it in the end, approvers asked"),
                        optional("refusal", TEXT, "", "what the agent reads, word for word"),
                        optional(
                                "asked",
                                new ValueKind.References(EntityKind.APPROVER),
                                "",
                                "the approvers who are asked, in order"),
                        optional(
                                "shadow",
                                new ValueKind.Texts(),
                                "",
                                "what rules in shadow and the shadow policy would have decided"
                                        + " otherwise, as it is recorded")),
                Map.of());
    }
}
