package org.clawpatrol.dsl.report;

import java.util.stream.Collectors;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.dsl.source.VisibleText;
import org.clawpatrol.dsl.test.FixtureReport;

/**
 * Tests that did not pass as workflow commands, which GitHub Actions shows beside the source. The
 * escapes are those of its toolkit (actions/toolkit, {@code command.ts}). Stateless.
 */
final class GithubAnnotations {
    private GithubAnnotations() {}

    static String of(FixtureReport report) {
        StringBuilder out = new StringBuilder();
        TestDiagnostics.of(report).forEach(each -> annotate(each, out));
        return out.toString();
    }

    private static void annotate(Diagnostic diagnostic, StringBuilder out) {
        Span place = diagnostic.span().orElseThrow();
        out.append("::error file=")
                .append(property(place.source().name()))
                .append(",line=")
                .append(place.line())
                .append(",title=")
                .append(property("policy test"))
                .append("::")
                .append(lines(diagnostic.message()))
                .append('\n');
    }

    /** A log is read on a terminal, too. */
    private static String lines(String text) {
        return text.lines()
                .map(line -> data(VisibleText.of(line)))
                .collect(Collectors.joining("%0A"));
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
