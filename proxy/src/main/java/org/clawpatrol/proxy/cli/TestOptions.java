package org.clawpatrol.proxy.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.clawpatrol.dsl.report.TestReport;
import org.clawpatrol.dsl.test.CaseName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of commands that run tests: which, and how they are reported. One thread, one use.
 */
final class TestOptions {
    @Option(
            names = "--filter",
            paramLabel = "TEXT|/REGEX/",
            description = "Run only those whose file and name contain the text.")
    private @Nullable String filter;

    @Option(names = "--fail-fast", description = "Stop at the first that does not match.")
    private boolean failFast;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "human, json, junit, tap, sarif or github (default human).")
    private String word = "human";

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write the report there, and only the summary here.")
    private @Nullable Path output;

    /** Fails for what does not go together. */
    void check() {
        boolean other = !word.equals("human") && !word.equals("json");
        if (json && other) {
            throw new CommandFailure(
                    ExitCode.USAGE, "`--json` and `--format` exclude each other: give one of them");
        }
        named();
        names();
    }

    Optional<String> filter() {
        return Optional.ofNullable(filter);
    }

    /** Which names pass the filter. */
    Predicate<CaseName> names() {
        if (filter == null) {
            return _ -> true;
        }
        String text = filter;
        if (text.length() < 2 || !text.startsWith("/") || !text.endsWith("/")) {
            return name -> name.label().contains(text);
        }
        try {
            Pattern pattern = Pattern.compile(text.substring(1, text.length() - 1));
            return name -> pattern.matcher(name.label()).find();
        } catch (PatternSyntaxException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "`--filter`: not a regular expression: " + e.getDescription(),
                    e);
        }
    }

    boolean failFast() {
        return failFast;
    }

    TestReport.Format format() {
        return json ? TestReport.Format.JSON : named();
    }

    private TestReport.Format named() {
        return Stream.of(TestReport.Format.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new CommandFailure(
                                        ExitCode.USAGE,
                                        "`--format` is human, json, junit, tap, sarif or github"));
    }

    Optional<Path> output() {
        return Optional.ofNullable(output);
    }
}
