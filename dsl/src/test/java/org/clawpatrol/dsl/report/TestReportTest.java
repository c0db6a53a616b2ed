package org.clawpatrol.dsl.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.dsl.test.CaseName;
import org.clawpatrol.dsl.test.Expectation;
import org.clawpatrol.dsl.test.FixtureReport;
import org.clawpatrol.dsl.test.FixtureResult;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Results of tests as machines read them, hostile names included. */
final class TestReportTest {
    private static final String HOSTILE = "a#b\\c \u0000\u001b[31m\nnot ok 9 - <&\"']]>%:,\ud800";
    private static final Expectation DENY = new Expectation("deny", "no", "https.a", "why");
    private static final Expectation ALLOW = new Expectation("allow", "", "https.a", "");

    private static CaseName name(String test) {
        Source source = new Source("a,b:c.test.hcl", "\n\ntest\n");
        return new CaseName("a,b:c.test.hcl: " + test, new Span(source, 2, 6), test);
    }

    private static final FixtureReport REPORT =
            new FixtureReport(
                    List.of(
                            new FixtureResult.Match(name("fine"), ALLOW, List.of()),
                            new FixtureResult.Mismatch(
                                    name(HOSTILE),
                                    ALLOW,
                                    DENY,
                                    List.of(),
                                    List.of("why: 100%\r\n")),
                            new FixtureResult.Broken(name("gone"), "cannot read\u0001 it")),
                    0,
                    List.of(
                            Duration.ofNanos(1_234_567),
                            Duration.ZERO,
                            Duration.ofSeconds(61).plusNanos(999)));

    private static String in(TestReport.Format format) {
        return new TestReport(REPORT, Map.of("more", 1), "9.9", Instant.EPOCH).in(format);
    }

    private static List<String> times(Element suite) {
        NodeList cases = suite.getElementsByTagName("testcase");
        return IntStream.range(0, cases.getLength())
                .mapToObj(i -> ((Element) cases.item(i)).getAttribute("time"))
                .toList();
    }

    @Test
    void junit_hostileText_isWellFormedAndCounts() throws Exception {
        Document xml =
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(
                                new ByteArrayInputStream(
                                        in(TestReport.Format.JUNIT)
                                                .getBytes(StandardCharsets.UTF_8)));

        Element suite = (Element) xml.getDocumentElement().getFirstChild();
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.getAttribute("time")).isEqualTo("61.001235");
        assertThat(times(suite)).containsExactly("0.001234", "0.000000", "61.000000");
        assertThat(suite.getAttribute("timestamp")).isEqualTo("1970-01-01T00:00:00");
        List<String> children =
                IntStream.range(0, suite.getChildNodes().getLength())
                        .mapToObj(i -> suite.getChildNodes().item(i).getNodeName())
                        .toList();
        assertThat(children)
                .containsExactly(
                        "properties",
                        "testcase",
                        "testcase",
                        "testcase",
                        "system-out",
                        "system-err");
        Element failed = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failed.getAttribute("type")).isEqualTo("mismatch");
        assertThat(failed.getTextContent()).contains("want verdict=\"allow\"");
        Element testCase = (Element) suite.getElementsByTagName("testcase").item(1);
        assertThat(testCase.getAttribute("name")).contains("\ufffd").contains("<&\"']]>");
    }

    @Test
    void tap_hostileName_isOnePointOnOneLine() {
        String tap = in(TestReport.Format.TAP);

        assertThat(tap)
                .startsWith("TAP version 14\n1..3\nok 1 - a,b:c.test.hcl: fine\nnot ok 2 - ")
                .contains("a\\#b\\\\c ")
                .contains("    line: 3\n")
                .endsWith("  ...\n");
        assertThat(tap.lines().filter(line -> line.matches("(not )?ok .*"))).hasSize(3);
        assertThat(tap).doesNotContain("\u001b");
    }

    @Test
    void human_hostileText_beginsNoEntryAndActsOnNoTerminal() {
        String text = in(TestReport.Format.HUMAN);

        assertThat(text).doesNotContain("\u001b", "\u0000", "\u0001");
        assertThat(text.lines().filter(line -> !line.startsWith(" ")))
                .hasSize(4)
                .noneMatch(line -> line.startsWith("not ok"));
        assertThat(text).contains("a#b\\c \\u{0}\\u{1b}[31m\\u{a}not ok 9");
    }

    @Test
    void tap_hostileDetails_areYamlOfVisibleCharacters() {
        String tap = in(TestReport.Format.TAP);

        assertThat(tap)
                .contains("    - \"why: 100%\\U0000000d\\n\"\n")
                .contains("  message: \"cannot read\\U00000001 it\"\n");
    }

    @Test
    void github_hostileText_isOneCommandALine() {
        List<String> lines = in(TestReport.Format.GITHUB).lines().toList();

        assertThat(lines).hasSize(2).allMatch(line -> line.startsWith("::error file="));
        assertThat(lines.getFirst())
                .startsWith("::error file=a%2Cb%3Ac.test.hcl,line=3,title=policy test::")
                .contains("%0A")
                .contains("\\u{1b}[31m")
                .contains("100%25");
        assertThat(lines).noneMatch(line -> line.contains("\u001b"));
    }

    @Test
    void sarif_hasAResultForEachFailureAtItsPlace() {
        JsonNode log = JsonMapper.shared().readTree(in(TestReport.Format.SARIF));

        JsonNode results = log.at("/runs/0/results");
        assertThat(results.size()).isEqualTo(2);
        assertThat(results.at("/0/locations/0/physicalLocation/region/startLine").asInt())
                .isEqualTo(3);
        assertThat(log.at("/runs/0/tool/driver/version").asString()).isEqualTo("9.9");
    }

    @Test
    void json_hasWhatStandsBesideTheResults() {
        JsonNode tree = JsonMapper.shared().readTree(in(TestReport.Format.JSON));

        assertThat(tree.get("checked").asInt()).isEqualTo(3);
        assertThat(tree.get("mismatches").asInt()).isEqualTo(2);
        assertThat(tree.get("more").asInt()).isEqualTo(1);
    }
}
