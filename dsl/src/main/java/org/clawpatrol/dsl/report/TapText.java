package org.clawpatrol.dsl.report;

import java.util.List;
import org.clawpatrol.dsl.source.VisibleText;
import org.clawpatrol.dsl.test.FixtureReport;
import org.clawpatrol.dsl.test.FixtureResult;

/** Results in the Test Anything Protocol, version 14 (testanything.org). Stateless. */
final class TapText {
    private TapText() {}

    static String of(FixtureReport report) {
        StringBuilder out = new StringBuilder("TAP version 14\n");
        List<FixtureResult> results = report.results();
        out.append("1..").append(results.size()).append('\n');
        for (int i = 0; i < results.size(); i++) {
            point(i + 1, results.get(i), out);
        }
        return out.toString();
    }

    private static void point(int number, FixtureResult result, StringBuilder out) {
        boolean ok = result instanceof FixtureResult.Match;
        out.append(ok ? "ok " : "not ok ")
                .append(number)
                .append(" - ")
                .append(description(result.label()))
                .append('\n');
        if (!ok) {
            out.append("  ---\n  message: ")
                    .append(quoted(TestDiagnostics.summary(result)))
                    .append("\n  at:\n    file: ")
                    .append(quoted(result.name().file()))
                    .append("\n    line: ")
                    .append(result.name().place().line())
                    .append('\n');
            details(result, out);
            out.append("  ...\n");
        }
    }

    private static void details(FixtureResult result, StringBuilder out) {
        if (result instanceof FixtureResult.Mismatch mismatch && !mismatch.details().isEmpty()) {
            out.append("  details:\n");
            mismatch.details()
                    .forEach(line -> out.append("    - ").append(quoted(line)).append('\n'));
        }
    }

    /** What begins a directive, and what escapes, is escaped; a description is one line. */
    private static String description(String text) {
        return VisibleText.of(text).replace("\\", "\\\\").replace("#", "\\#");
    }

    /** A double-quoted scalar of YAML 1.2 (section 5.7); what is not to be seen is escaped. */
    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(point -> append(point, out));
        return out.append('"').toString();
    }

    private static void append(int point, StringBuilder out) {
        switch (point) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            default -> {
                if (VisibleText.hides(point)) {
                    out.append("\\U%08x".formatted(point));
                } else {
                    out.appendCodePoint(point);
                }
            }
        }
    }
}
