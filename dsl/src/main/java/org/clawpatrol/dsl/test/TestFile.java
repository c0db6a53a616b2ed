package org.clawpatrol.dsl.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.hcl.Block;
import org.clawpatrol.dsl.hcl.Body;
import org.clawpatrol.dsl.hcl.HclReader;
import org.clawpatrol.dsl.load.ConfiguredNames;
import org.clawpatrol.dsl.schema.Suggestion;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.SourceBytes;
import org.clawpatrol.dsl.source.Span;

/** Reads files of tests in the policy language's own syntax. One thread. */
public final class TestFile {
    public static final String SUFFIX = ".test.hcl";

    private static final long MOST_BYTES = 64L << 20;
    private static final List<String> BLOCKS = List.of("test");
    private static final List<String> NAMED_VALUES = List.of("variable", "locals");

    private final ConfiguredNames names;

    TestFile(ConfiguredNames names) {
        this.names = names;
    }

    /** The tests that could be read; every problem with the others is reported. */
    List<PolicyTest> read(Path file, Diagnostics diagnostics) {
        Optional<Body> body =
                bytes(file, diagnostics)
                        .flatMap(b -> SourceBytes.decode(file.toString(), b, diagnostics))
                        .flatMap(source -> new HclReader().read(source, diagnostics));
        if (body.isEmpty()) {
            return List.of();
        }
        body.get().attributes().stream()
                .filter(a -> !a.name().equals("time"))
                .forEach(a -> unknown(a.name(), a.nameSpan(), diagnostics));
        TestReader reader = new TestReader(names, diagnostics);
        Optional<Instant> time =
                body.get().attribute("time").flatMap(written -> reader.time(written));
        List<PolicyTest> tests = new ArrayList<>();
        Map<String, Span> seen = new HashMap<>();
        for (Block block : body.get().blocks()) {
            if (isTest(block, diagnostics) && isNew(block, seen, diagnostics)) {
                tests.addAll(reader.read(block, time));
            }
        }
        if (body.get().blocks().isEmpty() && !diagnostics.hasErrors()) {
            diagnostics.add(Diagnostic.global("C-TEST", "there is no `test` block in it"));
        }
        return tests;
    }

    private static Optional<byte[]> bytes(Path file, Diagnostics diagnostics) {
        try {
            if (Files.size(file) <= MOST_BYTES) {
                return Optional.of(Files.readAllBytes(file));
            }
            diagnostics.add(Diagnostic.global("C-SIZE", "larger than 64 MiB"));
        } catch (IOException e) {
            diagnostics.add(Diagnostic.global("C-READ", "cannot read the file"));
        }
        return Optional.empty();
    }

    private static void unknown(String name, Span where, Diagnostics diagnostics) {
        String help =
                NAMED_VALUES.contains(name)
                        ? "declare it in the configuration; its tests read it, too"
                        : Suggestion.of(name, BLOCKS, "blocks");
        diagnostics.add(
                Diagnostic.error("C-TEST", where, "unknown `" + name + "` in a test file")
                        .help(help));
    }

    private static boolean isTest(Block block, Diagnostics diagnostics) {
        if (!block.type().equals("test")) {
            unknown(block.type(), block.typeSpan(), diagnostics);
            return false;
        }
        boolean named = block.labels().size() == 1 && !block.labels().getFirst().text().isBlank();
        if (!named) {
            diagnostics.add(
                    Diagnostic.error("C-LABELS", block.header(), "a test needs one name")
                            .help("write for example `test \"reads pass\"` before the brace"));
        }
        return named;
    }

    private static boolean isNew(Block block, Map<String, Span> seen, Diagnostics diagnostics) {
        String name = block.labels().getFirst().text();
        Span earlier = seen.putIfAbsent(name, block.header());
        if (earlier != null) {
            diagnostics.add(
                    Diagnostic.error(
                                    "C-DUP",
                                    block.header(),
                                    "test `" + name + "` is already in this file")
                            .note("first declared here", earlier));
        }
        return earlier == null;
    }
}
