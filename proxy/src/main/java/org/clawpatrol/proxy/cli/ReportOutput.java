package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.clawpatrol.dsl.report.TestReport;
import org.clawpatrol.dsl.test.FixtureReport;
import org.clawpatrol.dsl.test.FixtureResult;

/** Puts reports of tests where scripts expect them. */
record ReportOutput(Terminal terminal, TestOptions options) {

    void print(FixtureReport report, TestMeasures measures) throws IOException {
        TestReport.Format format = options.format();
        String text = format == TestReport.Format.HUMAN ? report.text() : written(report, measures);
        Optional<Path> file = options.output();
        warn(report);
        PrintStream human = report.passed() && measures.suffice() ? terminal.out() : terminal.err();
        if (file.isPresent()) {
            Files.writeString(file.get(), text);
            human.println(summary(report));
            human.print(measures.text());
        } else if (format == TestReport.Format.HUMAN) {
            human.print(text);
            human.print(measures.text());
        } else {
            terminal.out().print(text);
            terminal.out().flush();
            if (format != TestReport.Format.JSON) {
                terminal.err().print(measures.text());
            }
        }
    }

    /** Standard output is for the report alone; JSON has the warnings in it. */
    private void warn(FixtureReport report) {
        if (options.format() == TestReport.Format.JSON) {
            return;
        }
        for (FixtureResult result : report.results()) {
            result.warnings()
                    .forEach(
                            warning ->
                                    terminal.err()
                                            .println(
                                                    "warning: " + result.label() + ": " + warning));
        }
    }

    private String written(FixtureReport report, TestMeasures measures) {
        return new TestReport(
                        report,
                        measures.tree(),
                        Version.current().number(),
                        Clock.systemUTC().instant())
                .in(options.format());
    }

    private static String summary(FixtureReport report) {
        return "%d action(s) checked, %d mismatch(es)"
                .formatted(report.results().size(), report.mismatches());
    }
}
