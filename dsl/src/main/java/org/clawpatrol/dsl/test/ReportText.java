package org.clawpatrol.dsl.test;

import java.util.stream.Collectors;
import org.clawpatrol.dsl.source.VisibleText;

/**
 * Prints a report in the columns that scripts read. Names and reasons stand on their own lines:
 * nothing in them begins another entry or acts on a terminal. Stateless.
 */
final class ReportText {
    private static final int VERDICT_COLUMN = 12;
    private static final int RULE_COLUMN = 30;

    private ReportText() {}

    static String of(FixtureReport report) {
        StringBuilder out = new StringBuilder();
        report.results().forEach(result -> entry(result, out));
        if (report.left() > 0) {
            out.append("stopped at the first mismatch; not run: ")
                    .append(report.left())
                    .append('\n');
        }
        return out.append(report.results().size())
                .append(" action(s) checked, ")
                .append(report.mismatches())
                .append(" mismatch(es)\n")
                .toString();
    }

    static String of(FixtureResult result) {
        StringBuilder out = new StringBuilder();
        entry(result, out);
        return out.toString();
    }

    private static void entry(FixtureResult result, StringBuilder out) {
        switch (result) {
            case FixtureResult.Match match ->
                    out.append("ok   ").append(VisibleText.of(match.label())).append('\n');
            case FixtureResult.Broken broken ->
                    out.append("FAIL ")
                            .append(VisibleText.of(broken.label()))
                            .append(": ")
                            .append(VisibleText.of(broken.error()))
                            .append('\n');
            case FixtureResult.Mismatch mismatch -> mismatch(mismatch, out);
        }
    }

    private static void mismatch(FixtureResult.Mismatch mismatch, StringBuilder out) {
        out.append("FAIL ").append(VisibleText.of(mismatch.label())).append('\n');
        columns("want", mismatch.expected(), out);
        columns("got ", mismatch.answer(), out);
        String reason = mismatch.answer().reason();
        if (!reason.isEmpty() && !reason.equals(mismatch.expected().reason())) {
            out.append("  reason: ").append(lines(reason)).append('\n');
        }
        mismatch.details().forEach(detail -> out.append("  ").append(lines(detail)).append('\n'));
    }

    /** A reason may have several lines; those after the first are set in. */
    private static String lines(String text) {
        return text.lines().map(VisibleText::of).collect(Collectors.joining("\n    "));
    }

    private static void columns(String label, Expectation decision, StringBuilder out) {
        out.append("  ").append(label).append(" verdict=");
        padded(QuotedText.of(decision.verdict()), VERDICT_COLUMN, out);
        out.append(" rule=");
        padded(QuotedText.of(decision.rule()), RULE_COLUMN, out);
        out.append(" endpoint=").append(QuotedText.of(decision.endpoint())).append('\n');
    }

    private static void padded(String text, int width, StringBuilder out) {
        out.append(text);
        out.repeat(' ', Math.max(0, width - text.codePointCount(0, text.length())));
    }
}
