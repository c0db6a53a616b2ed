package org.clawpatrol.dsl.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.test.FixtureReport;
import org.clawpatrol.dsl.test.FixtureResult;

/** Tests that did not pass, as diagnostics at their places. Stateless. */
final class TestDiagnostics {
    private TestDiagnostics() {}

    static List<Diagnostic> of(FixtureReport report) {
        return report.results().stream().flatMap(result -> of(result).stream()).toList();
    }

    private static Optional<Diagnostic> of(FixtureResult result) {
        return switch (result) {
            case FixtureResult.Match _ -> Optional.empty();
            case FixtureResult.Mismatch mismatch ->
                    Optional.of(
                            Diagnostic.error(
                                    "T-MISMATCH", mismatch.name().place(), message(mismatch)));
            case FixtureResult.Broken broken ->
                    Optional.of(
                            Diagnostic.error(
                                    "T-BROKEN",
                                    broken.name().place(),
                                    title(broken) + ": " + broken.error()));
        };
    }

    /** Its name, or what was to be read where it has none. */
    static String title(FixtureResult result) {
        return result.name().test().isEmpty() ? result.label() : result.name().test();
    }

    /** One line that says what was wanted and what came. */
    static String summary(FixtureResult result) {
        return switch (result) {
            case FixtureResult.Match _ -> "";
            case FixtureResult.Mismatch mismatch ->
                    "want %s by rule \"%s\", got %s by rule \"%s\""
                            .formatted(
                                    mismatch.expected().verdict(),
                                    mismatch.expected().rule(),
                                    mismatch.answer().verdict(),
                                    mismatch.answer().rule());
            case FixtureResult.Broken broken -> broken.error();
        };
    }

    private static String message(FixtureResult.Mismatch mismatch) {
        return String.join(
                "\n",
                Stream.concat(
                                Stream.of(title(mismatch) + ": " + summary(mismatch)),
                                mismatch.details().stream())
                        .toList());
    }
}
