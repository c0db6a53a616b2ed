package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.report.TestReport;
import org.clawpatrol.dsl.test.FixtureReport;

/** Puts reports of tests where scripts expect them. */
record ReportOutput(Terminal terminal, TestOptions options) {

    /**
     * @param more objects that JSON has beside the results, by name
     */
    void print(FixtureReport report, Map<String, Object> more) throws IOException {
        TestReport.Format format = options.format();
        String text =
                new TestReport(
                                report,
                                more,
                                Version.current().number(),
                                Clock.systemUTC().instant())
                        .in(format);
        Optional<Path> file = options.output();
        if (file.isPresent()) {
            Files.writeString(file.get(), text);
            human(report).println(summary(report));
        } else if (format == TestReport.Format.HUMAN) {
            human(report).print(text);
        } else {
            terminal.out().print(text);
            terminal.out().flush();
        }
    }

    /** The stream of what people read: of a run that passed standard output. */
    PrintStream human(FixtureReport report) {
        return report.passed() ? terminal.out() : terminal.err();
    }

    private static String summary(FixtureReport report) {
        return "%d action(s) checked, %d mismatch(es)"
                .formatted(report.results().size(), report.mismatches());
    }
}
