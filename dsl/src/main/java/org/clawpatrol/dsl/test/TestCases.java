package org.clawpatrol.dsl.test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.dsl.hcl.Block;
import org.clawpatrol.dsl.load.ConfiguredNames;
import org.clawpatrol.dsl.schema.BlockDecoder;
import org.clawpatrol.dsl.schema.BlockSchema;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.schema.EntityKind;
import org.clawpatrol.dsl.schema.Suggestion;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;

/** Makes the tests of one block, or of one row of its table. One thread. */
final class TestCases {
    private static final BlockSchema TEST = TestSchema.test();
    private static final BlockSchema STEP = TestSchema.step();
    private static final BlockSchema APPROVER = TestSchema.approver();

    private final ConfiguredNames names;
    private final BlockDecoder blocks;
    private final Diagnostics diagnostics;

    TestCases(ConfiguredNames names, BlockDecoder blocks, Diagnostics diagnostics) {
        this.names = names;
        this.blocks = blocks;
        this.diagnostics = diagnostics;
    }

    /**
     * None when a problem was reported.
     *
     * @param time when it happens unless a block says otherwise
     */
    List<PolicyTest> read(String name, TestParts parts, Optional<Instant> time) {
        DecodedBlock test = blocks.decode(parts.rest(), TEST);
        Map<String, StubbedAnswer> answers = answers(parts.approvers(), Map.of());
        Optional<Instant> now = TestTime.of(test, diagnostics).or(() -> time);
        if (!test.valid()) {
            return List.of();
        }
        if (parts.steps().isEmpty()) {
            return one(name, test, new GivenReader.Context(now, answers)).stream().toList();
        }
        test.block("action")
                .or(() -> test.block("expect"))
                .ifPresent(
                        extra ->
                                report(
                                        extra.header(),
                                        "a test has either steps or one action with what is"
                                                + " expected",
                                        "move it into a `step` block"));
        return steps(name, parts.steps(), new GivenReader.Context(now, answers));
    }

    private List<PolicyTest> steps(String name, List<Block> steps, GivenReader.Context around) {
        List<PolicyTest> tests = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Block block : steps) {
            if (!isNamed(block, seen)) {
                continue;
            }
            TestParts parts = TestParts.of(block);
            DecodedBlock step = blocks.decode(parts.rest(), STEP);
            parts.steps().forEach(this::nestedStep);
            GivenReader.Context context =
                    new GivenReader.Context(
                            TestTime.of(step, diagnostics).or(around::time),
                            answers(parts.approvers(), around.answers()));
            String label = name + " / " + block.labels().getFirst().text();
            if (step.valid()) {
                one(label, step, context).ifPresent(tests::add);
            }
        }
        return tests;
    }

    private boolean isNamed(Block step, Set<String> seen) {
        boolean named = step.labels().size() == 1 && !step.labels().getFirst().text().isBlank();
        if (!named) {
            report(step.header(), "a step needs one name", "for example `step \"first\" {`");
        } else if (!seen.add(step.labels().getFirst().text())) {
            report(step.header(), "this test has a step of that name already", "rename one");
            return false;
        }
        return named;
    }

    private void nestedStep(Block step) {
        report(step.header(), "a step has no steps", "put it beside the other steps");
    }

    private Optional<PolicyTest> one(String name, DecodedBlock block, GivenReader.Context context) {
        Optional<DecodedBlock> action = part(block, "action");
        Optional<DecodedBlock> expect = part(block, "expect");
        if (action.isEmpty() || expect.isEmpty()) {
            return Optional.empty();
        }
        boolean found = names.check(action.get(), diagnostics);
        found &= names.check(expect.get(), diagnostics);
        Optional<PolicyTest.Given> given = new GivenReader(diagnostics).read(action.get(), context);
        return found && given.isPresent()
                ? Optional.of(
                        new PolicyTest(name, block.header(), given.get(), wanted(expect.get())))
                : Optional.empty();
    }

    private Optional<DecodedBlock> part(DecodedBlock test, String keyword) {
        Optional<DecodedBlock> part = test.block(keyword);
        if (part.isEmpty()) {
            String help =
                    TEST.block(keyword)
                            .map(found -> "`" + keyword + "`: " + found.doc())
                            .orElse("");
            String what = test.schema().title();
            report(test.header(), "a " + what + " needs the block `" + keyword + "`", help);
        }
        return part;
    }

    private Map<String, StubbedAnswer> answers(
            List<Block> written, Map<String, StubbedAnswer> around) {
        Map<String, StubbedAnswer> answers = new LinkedHashMap<>(around);
        Set<String> seen = new HashSet<>();
        for (Block block : written) {
            DecodedBlock answer = blocks.decode(withoutLabels(block), APPROVER);
            Optional<String> name = approver(block);
            if (name.isPresent() && !seen.add(name.get())) {
                report(block.header(), "`" + name.get() + "` answers twice", "remove one");
            } else if (name.isPresent() && answer.valid()) {
                answers.put(
                        name.get(),
                        new StubbedAnswer(
                                StubbedAnswer.Kind.of(answer.text("answer").orElse("")),
                                answer.text("reason").orElse("")));
            }
        }
        return answers;
    }

    private static Block withoutLabels(Block block) {
        return new Block(
                block.type(),
                block.typeSpan(),
                List.of(),
                block.body(),
                block.header(),
                block.open());
    }

    /** The name of a declared approver; its type may stand before it, as where it is declared. */
    private Optional<String> approver(Block block) {
        int labels = block.labels().size();
        String type = labels == 2 ? block.labels().getFirst().text() : "";
        String name = labels == 0 ? "" : block.labels().getLast().text();
        boolean declared = labels == 1 || labels == 2;
        if (declared && names.declares(EntityKind.APPROVER, type, name)) {
            return Optional.of(name);
        }
        report(
                block.header(),
                "no such approver is declared",
                Suggestion.of(name, names.of(EntityKind.APPROVER), "approvers"));
        return Optional.empty();
    }

    private static Wanted wanted(DecodedBlock expect) {
        Wanted live = stated(expect);
        return expect.has("shadow") ? new Wanted.WithShadow(live, expect.texts("shadow")) : live;
    }

    private static Wanted stated(DecodedBlock expect) {
        return new Wanted.Stated(
                expect.text("verdict").orElse(""),
                expect.text("rule"),
                expect.filled("endpoint"),
                expect.text("reason"),
                expect.has("inject")
                        ? Optional.of(CredentialName.of(expect, "inject"))
                        : Optional.empty(),
                new Wanted.End(
                        expect.text("outcome"),
                        expect.text("refusal"),
                        expect.has("asked")
                                ? Optional.of(expect.texts("asked"))
                                : Optional.empty()));
    }

    private void report(Span where, String message, String help) {
        diagnostics.add(Diagnostic.error("C-TEST", where, message).help(help));
    }
}
