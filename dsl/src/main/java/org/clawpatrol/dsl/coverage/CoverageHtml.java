package org.clawpatrol.dsl.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clawpatrol.dsl.draw.XmlText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.dsl.source.VisibleText;

/**
 * Coverage as pages: an overview, and each source file with what its tests exercise beside every
 * line. No scripts, nothing from elsewhere; what colour says stands in words, too. Stateless.
 */
public final class CoverageHtml {
    private static final String STYLE =
            """
            body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem; color: #1b1b1b; background: #fff; overflow-wrap: anywhere }
            @media (max-width: 40rem) { body { font-size: .85rem; margin: .75rem } th, td { padding: .1rem .3rem } h1 { font-size: 1.3rem } }
            table { border-collapse: collapse } th, td { padding: .1rem .6rem; text-align: left; vertical-align: top }
            caption { text-align: left; padding-bottom: .5rem } thead th { overflow-wrap: normal }
            td.code { font-family: monospace; white-space: pre-wrap } td.n { text-align: right; color: #555; overflow-wrap: normal }
            tr.all { background: #e3f4e3 } tr.some { background: #fff3cd } tr.none { background: #fbe0e0 }
            """;

    private CoverageHtml() {}

    /** The pages by file name; the overview is {@code index.html}. */
    public static Map<String, String> of(Coverage coverage) {
        Map<String, Page> files = new TreeMap<>();
        coverage.endpoints().stream()
                .flatMap(endpoint -> endpoint.rules().stream())
                .forEach(rule -> add(rule, files));
        Map<String, String> pages = new LinkedHashMap<>();
        StringBuilder links = new StringBuilder();
        int number = 0;
        for (Map.Entry<String, Page> file : files.entrySet()) {
            String name = "file-" + ++number + ".html";
            links.append(
                    "<li><a href=\"%s\">%s</a></li>\n".formatted(name, XmlText.of(file.getKey())));
            pages.put(name, file.getValue().html(file.getKey()));
        }
        pages.put(
                "index.html", page("Coverage of the policy", overview(coverage, links.toString())));
        return pages;
    }

    private static void add(Coverage.OfRule rule, Map<String, Page> files) {
        rule.header()
                .ifPresent(
                        header ->
                                page(header, files)
                                        .note(
                                                header.line(),
                                                "decided %d test(s)".formatted(rule.decided()),
                                                rule.decided() > 0 ? 2 : 0));
        for (Coverage.OfAtom atom : rule.atoms()) {
            page(atom.place(), files)
                    .note(
                            atom.place().line(),
                            CoverageText.oneLine(atom.text()) + ": " + atom.seen().words(),
                            atom.seen().covered());
        }
    }

    private static Page page(Span place, Map<String, Page> files) {
        return files.computeIfAbsent(place.source().name(), _ -> new Page(place.source()));
    }

    private static String overview(Coverage coverage, String links) {
        StringBuilder rows = new StringBuilder();
        coverage.endpoints().forEach(each -> row(each.endpoint(), each.share(), rows));
        row("total", coverage.total(), rows);
        return """
        <table>
        <caption>A rule counts when it decided a test, each part of a condition when it was true, and when it was false.</caption>
        <thead><tr><th scope="col">Endpoint</th><th scope="col">Covered</th><th scope="col">Of</th><th scope="col">Share</th></tr></thead>
        <tbody>
        %s</tbody>
        </table>
        <h2>Files</h2>
        <ul>
        %s</ul>
        """
                .formatted(rows, links);
    }

    private static void row(String name, Coverage.Share share, StringBuilder rows) {
        rows.append("<tr><th scope=\"row\">%s</th>".formatted(XmlText.of(name)))
                .append(
                        "<td class=\"n\">%d</td><td class=\"n\">%d</td><td class=\"n\">%s</td></tr>\n"
                                .formatted(share.covered(), share.of(), share.text()));
    }

    private static String page(String title, String body) {
        return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        <main>
        <h1>%s</h1>
        %s</main>
        </body>
        </html>
        """
                .formatted(title, STYLE, title, body);
    }

    /** One source file with notes by line. */
    private static final class Page {
        private final Source source;
        private final Map<Integer, List<String>> notes = new TreeMap<>();
        private final Map<Integer, List<Integer>> grades = new TreeMap<>();

        Page(Source source) {
            this.source = source;
        }

        /**
         * @param grade 2 where all is covered, 0 where nothing is
         */
        void note(int line, String text, int grade) {
            notes.computeIfAbsent(line, _ -> new ArrayList<>()).add(text);
            grades.computeIfAbsent(line, _ -> new ArrayList<>()).add(grade);
        }

        String html(String name) {
            StringBuilder rows = new StringBuilder();
            int lines = source.line(source.text().length());
            for (int line = 1; line <= lines; line++) {
                rows.append(
                        "<tr%s><td class=\"n\">%d</td><td class=\"code\">%s</td><td>%s</td></tr>\n"
                                .formatted(
                                        grade(line),
                                        line,
                                        XmlText.of(VisibleText.of(source.lineText(line))),
                                        said(line)));
            }
            return page(
                    XmlText.of(name),
                    """
                    <p><a href="index.html">Overview</a></p>
                    <table>
                    <thead><tr><th scope="col">Line</th><th scope="col">Source</th><th scope="col">In tests</th></tr></thead>
                    <tbody>
                    %s</tbody>
                    </table>
                    """
                            .formatted(rows));
        }

        private String said(int line) {
            return String.join(
                    "<br>", notes.getOrDefault(line, List.of()).stream().map(XmlText::of).toList());
        }

        private String grade(int line) {
            List<Integer> found = grades.getOrDefault(line, List.of());
            if (found.isEmpty()) {
                return "";
            }
            boolean all = found.stream().allMatch(grade -> grade == 2);
            boolean none = found.stream().allMatch(grade -> grade == 0);
            return all ? " class=\"all\"" : none ? " class=\"none\"" : " class=\"some\"";
        }
    }
}
