package org.clawpatrol.dsl.test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.fact.Family;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a test does: its {@code action}. One thread. */
final class GivenReader {
    private final Diagnostics diagnostics;

    GivenReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * What stands around an action.
     *
     * @param time when it happens
     * @param answers of approvers, by name
     */
    record Context(Optional<Instant> time, Map<String, StubbedAnswer> answers) {}

    /** Empty when a problem was reported. */
    Optional<PolicyTest.Given> read(DecodedBlock action, Context context) {
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
                        .read(action.raw("facts"), context.time());
        return action(action, family)
                .map(
                        read ->
                                new PolicyTest.Given(
                                        read,
                                        action.filled("endpoint"),
                                        action.filled("profile"),
                                        action.has("credential"),
                                        facts,
                                        context.answers()));
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
                            Optional.of(CredentialName.of(action, "credential"))
                                    .filter(name -> !name.isEmpty()),
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

    private void report(Span where, String message, String help) {
        diagnostics.add(Diagnostic.error("C-TEST", where, message).help(help));
    }
}
