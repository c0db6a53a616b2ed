package org.clawpatrol.dsl.test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.load.ConfiguredNames;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Severity;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;

/** The tests and fixtures of a run as they were read, in the order of their files. Immutable. */
public final class Suite {
    private final List<Entry> entries;

    /** One test, one fixture, or one problem of their files. */
    sealed interface Entry {
        CaseName name();

        record OfTest(CaseName name, PolicyTest test) implements Entry {}

        record OfFixture(CaseName name, Fixture fixture) implements Entry {}

        record Unreadable(CaseName name, String problem) implements Entry {}
    }

    private Suite(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * Reads files: test files by their suffix, all others as JSON fixtures.
     *
     * @param configuration whose names tests use
     */
    public static Suite read(Configuration configuration, List<Path> files) {
        FixtureFile fixtures = new FixtureFile();
        List<Entry> entries = new ArrayList<>();
        for (Path file : files) {
            if (file.toString().endsWith(TestFile.SUFFIX)) {
                addTests(file, configuration, entries);
            } else {
                entries.add(fixture(file, fixtures));
            }
        }
        return new Suite(entries);
    }

    private static Entry fixture(Path file, FixtureFile fixtures) {
        CaseName name = CaseName.of(file);
        try {
            return new Entry.OfFixture(name, fixtures.read(file));
        } catch (FixtureException e) {
            return new Entry.Unreadable(name, String.valueOf(e.getMessage()));
        }
    }

    private static void addTests(Path file, Configuration configuration, List<Entry> entries) {
        Diagnostics diagnostics = new Diagnostics();
        new TestFile(ConfiguredNames.of(configuration))
                .read(file, diagnostics)
                .forEach(test -> entries.add(new Entry.OfTest(CaseName.of(file, test), test)));
        diagnostics.all().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .sorted(Comparator.comparing(d -> d.span().map(Span::start).orElse(0)))
                .forEach(problem -> entries.add(unreadable(file, problem)));
    }

    private static Entry unreadable(Path file, Diagnostic problem) {
        String place =
                problem.span().map(span -> ":" + span.line() + ":" + span.column()).orElse("");
        String help = problem.help().map(text -> "; " + text).orElse("");
        Span span = problem.span().orElseGet(() -> new Span(new Source(file + "", ""), 0, 0));
        return new Entry.Unreadable(new CaseName(file + place, span, ""), problem.message() + help);
    }

    /** Those whose name passes. */
    public Suite only(Predicate<CaseName> names) {
        return new Suite(entries.stream().filter(entry -> names.test(entry.name())).toList());
    }

    public int size() {
        return entries.size();
    }

    List<Entry> entries() {
        return entries;
    }
}
