package org.clawpatrol.dsl.report;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.clawpatrol.dsl.test.FixtureReport;
import tools.jackson.databind.json.JsonMapper;

/**
 * The results of a run of tests in one of the formats that people and machines read. Immutable.
 *
 * @param report of the run
 * @param more objects that JSON has beside the results, by name
 * @param toolVersion the program's own version
 * @param at when the run ended
 */
public record TestReport(
        FixtureReport report, Map<String, Object> more, String toolVersion, Instant at) {

    /** What a report is written as. */
    public enum Format {
        /** As the terminal shows it. */
        HUMAN,
        JSON,
        /** XML as JUnit's runners write it. */
        JUNIT,
        /** The Test Anything Protocol, version 14. */
        TAP,
        /** Static Analysis Results Interchange Format, version 2.1.0. */
        SARIF,
        /** Workflow commands of GitHub Actions. */
        GITHUB
    }

    /** Ends with a line end, unless there is nothing to say. */
    public String in(Format format) {
        return switch (format) {
            case HUMAN -> report.text();
            case JSON -> json() + "\n";
            case JUNIT -> new JUnitXml(at).of(report);
            case TAP -> TapText.of(report);
            case SARIF ->
                    JsonMapper.shared()
                                    .writeValueAsString(
                                            new SarifLog(toolVersion)
                                                    .of(TestDiagnostics.of(report)))
                            + "\n";
            case GITHUB -> GithubAnnotations.of(report);
        };
    }

    private String json() {
        Map<String, Object> tree = new LinkedHashMap<>(report.tree());
        tree.putAll(more);
        return JsonMapper.shared().writeValueAsString(tree);
    }
}
