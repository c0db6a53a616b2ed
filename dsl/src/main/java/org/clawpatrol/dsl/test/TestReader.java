package org.clawpatrol.dsl.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.dsl.hcl.Block;
import org.clawpatrol.dsl.hcl.Expression;
import org.clawpatrol.dsl.load.ConfiguredNames;
import org.clawpatrol.dsl.schema.BlockDecoder;
import org.clawpatrol.dsl.schema.BlockSchema;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.schema.ValueKind;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.fact.Family;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes tests from their blocks. One thread. */
final class TestReader {
    private final BlockSchema schema = TestSchema.test();
    private final ConfiguredNames names;
    private final BlockDecoder blocks;
    private final Diagnostics diagnostics;

    TestReader(ConfiguredNames names, Diagnostics diagnostics) {
        this.names = names;
        this.blocks = new BlockDecoder(names.expressions(diagnostics), diagnostics);
        this.diagnostics = diagnostics;
    }

    /** Empty when a problem was reported. */
    Optional<PolicyTest> read(Block block) {
        DecodedBlock test = blocks.decode(block, schema);
        Optional<DecodedBlock> action = part(test, "action");
        Optional<DecodedBlock> expect = part(test, "expect");
        if (!test.valid() || action.isEmpty() || expect.isEmpty()) {
            return Optional.empty();
        }
        boolean found = names.check(action.get(), diagnostics);
        found &= names.check(expect.get(), diagnostics);
        Optional<PolicyTest.Given> given = given(action.get());
        return found && given.isPresent()
                ? Optional.of(
                        new PolicyTest(
                                block.labels().getFirst().text(),
                                block.header(),
                                given.get(),
                                wanted(expect.get())))
                : Optional.empty();
    }

    private Optional<DecodedBlock> part(DecodedBlock test, String keyword) {
        Optional<DecodedBlock> part = test.block(keyword);
        if (part.isEmpty() && test.valid()) {
            report(test.header(), "a test needs the block `" + keyword + "`", help(keyword));
        }
        return part;
    }

    private String help(String keyword) {
        return schema.block(keyword).map(found -> "`" + keyword + "`: " + found.doc()).orElse("");
    }

    private Optional<PolicyTest.Given> given(DecodedBlock action) {
        List<Family> families =
                Stream.of(Family.values()).filter(f -> action.block(f.id()).isPresent()).toList();
        if (families.size() != 1) {
            report(
                    action.header(),
                    "an action needs exactly one block that says what is done, found "
                            + families.size(),
                    "write one of `http`, `k8s`, `sql`, `ssh`");
            return Optional.empty();
        }
        if (action.filled("endpoint").isEmpty() && action.filled("host").isEmpty()) {
            report(action.header(), "an action needs `endpoint` or `host`", "say where it goes");
            return Optional.empty();
        }
        Family family = families.getFirst();
        FactOverrides facts =
                new FactOverrideReader(family, action.span("facts"), diagnostics)
                        .read(action.raw("facts"));
        return action(action, family)
                .map(
                        read ->
                                new PolicyTest.Given(
                                        read,
                                        action.filled("endpoint"),
                                        action.filled("profile"),
                                        action.has("credential"),
                                        facts));
    }

    private Optional<FixtureAction> action(DecodedBlock action, Family family) {
        DecodedBlock done = action.block(family.id()).orElseThrow();
        List<String> warnings = new ArrayList<>();
        FixtureBlockReader reader = new FixtureBlockReader(warnings);
        try {
            FixtureBlock block =
                    reader.read(
                            JsonFields.of(
                                    "action",
                                    JsonNodeFactory.instance
                                            .objectNode()
                                            .set(family.id(), json(done)),
                                    List.of(family.id()),
                                    warnings));
            return Optional.of(
                    new FixtureAction(
                            action.filled("host"),
                            Optional.of(name(action, "credential")).filter(name -> !name.isEmpty()),
                            Optional.empty(),
                            block,
                            reader.truncated() || action.flag("truncated")));
        } catch (FixtureException e) {
            String problem = String.valueOf(e.getMessage());
            report(place(done, problem), problem, "as in a JSON fixture");
            return Optional.empty();
        }
    }

    private static ObjectNode json(DecodedBlock done) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (String key : done.schema().attributeNames()) {
            done.raw(key).ifPresent(value -> node.set(key, HclJson.of(key, value)));
        }
        return node;
    }

    /** The attribute that the problem begins with, or the block. */
    private static Span place(DecodedBlock done, String problem) {
        return done.schema().attributeNames().stream()
                .filter(done::has)
                .filter(
                        key ->
                                problem.startsWith(done.schema().title() + "." + key + ":")
                                        || problem.startsWith(key + ":")
                                        || problem.startsWith(key + "."))
                .findFirst()
                .map(done::span)
                .orElseGet(done::header);
    }

    private static PolicyTest.Wanted wanted(DecodedBlock expect) {
        return new PolicyTest.Wanted(
                expect.text("verdict").orElse(""),
                expect.text("rule"),
                expect.filled("endpoint"),
                expect.text("reason"),
                expect.has("inject") ? Optional.of(name(expect, "inject")) : Optional.empty());
    }

    /** The name of a credential; empty where none was written, or the word for it. */
    private static String name(DecodedBlock block, String attribute) {
        Optional<Expression> written = block.expression(attribute);
        boolean none = written.filter(ValueKind.Injection::isNone).isPresent();
        return none ? "" : block.text(attribute).orElse("");
    }

    private void report(Span where, String message, String help) {
        diagnostics.add(Diagnostic.error("C-TEST", where, message).help(help));
    }
}
