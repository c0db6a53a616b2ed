package org.clawpatrol.dsl.coverage;

import java.util.List;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.dsl.source.VisibleText;

/** Prints coverage for people: what is missing, then a line for each endpoint. Stateless. */
public final class CoverageText {
    private static final int LONGEST = 100;

    private CoverageText() {}

    /** Ends with a line end. */
    public static String of(Coverage coverage) {
        StringBuilder out = new StringBuilder();
        for (Coverage.OfEndpoint endpoint : coverage.endpoints()) {
            endpoint.rules().forEach(rule -> missing(rule, out));
        }
        for (Coverage.OfEndpoint endpoint : coverage.endpoints()) {
            line(endpoint.endpoint(), endpoint.share(), out);
        }
        line("total", coverage.total(), out);
        return out.toString();
    }

    private static void line(String name, Coverage.Share share, StringBuilder out) {
        out.append("coverage of ")
                .append(VisibleText.of(name))
                .append(": ")
                .append(share.text())
                .append(" (")
                .append(share.covered())
                .append(" of ")
                .append(share.of())
                .append(")\n");
    }

    private static void missing(Coverage.OfRule rule, StringBuilder out) {
        if (rule.decided() == 0) {
            out.append("uncovered: rule ")
                    .append(VisibleText.of(rule.name()))
                    .append(" decided no test");
            rule.header().ifPresent(place -> out.append(" (").append(at(place)).append(')'));
            out.append('\n');
        }
        List<Coverage.OfAtom> half =
                rule.atoms().stream().filter(atom -> atom.seen().covered() < 2).toList();
        for (Coverage.OfAtom atom : half) {
            out.append("uncovered: ")
                    .append(oneLine(atom.text()))
                    .append(" was ")
                    .append(was(atom.seen()))
                    .append(" (")
                    .append(at(atom.place()))
                    .append(")\n");
        }
    }

    private static String was(Seen seen) {
        if (seen.asTrue()) {
            return "never false";
        }
        return seen.asFalse()
                ? "never true"
                : seen.asUnknown() ? "only unknown" : "never evaluated";
    }

    static String oneLine(String text) {
        String line = VisibleText.of(text.strip().replaceAll("\\s+", " "));
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 3)) + "...";
    }

    static String at(Span place) {
        return place.source().name() + ":" + place.line() + ":" + place.column();
    }
}
