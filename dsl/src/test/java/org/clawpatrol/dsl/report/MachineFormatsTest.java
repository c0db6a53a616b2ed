package org.clawpatrol.dsl.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MachineFormatsTest {
    private final Source source = new Source("my folder/ä:b.hcl", "one\n😀 = two\nthree");
    private final Span two = span("two");
    private final Diagnostic late = Diagnostic.error("C-B", span("three"), "late");
    private final Diagnostic early =
            Diagnostic.warning("C-A", two, "early")
                    .help("do it")
                    .note("declared here", span("one"));
    private final Diagnostic global = Diagnostic.global("C-C", "no file");

    @Test
    void json_isInSourceOrder_andCountsCodePoints() {
        JsonNode all = tree(DiagnosticJson.of(List.of(late, early, global)));

        assertThat(all.valueStream().map(each -> each.get("id").asString()))
                .containsExactly("C-C", "C-A", "C-B");
        JsonNode warning = all.get(1);
        assertThat(warning.get("line").asInt()).isEqualTo(2);
        assertThat(warning.get("column").asInt()).isEqualTo(5);
        assertThat(warning.get("endColumn").asInt()).isEqualTo(8);
        assertThat(warning.get("help").asString()).isEqualTo("do it");
        assertThat(warning.at("/notes/0/line").asInt()).isEqualTo(1);
        assertThat(all.get(0).has("line")).isFalse();
    }

    @Test
    void sarif_namesFilesAsUris_andRelatesNotes() {
        Map<String, Object> log = new SarifLog("1.2").of(List.of(late, early, global));

        JsonNode run = tree(log).at("/runs/0");
        assertThat(run.at("/tool/driver/version").asString()).isEqualTo("1.2");
        assertThat(run.at("/tool/driver/rules").size()).isEqualTo(3);
        JsonNode warning = run.at("/results/1");
        assertThat(warning.get("ruleIndex").asInt()).isZero();
        assertThat(warning.at("/message/text").asString()).isEqualTo("early — do it");
        assertThat(warning.at("/locations/0/physicalLocation/artifactLocation/uri").asString())
                .isEqualTo("./my%20folder/%C3%A4:b.hcl");
        assertThat(
                        warning.at("/locations/0/physicalLocation/artifactLocation/uriBaseId")
                                .asString())
                .isEqualTo("%SRCROOT%");
        assertThat(warning.at("/relatedLocations/0/message/text").asString())
                .isEqualTo("declared here");
        assertThat(run.at("/results/0").has("locations")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "a.hcl, a.hcl, %SRCROOT%",
        "./tests/../a.hcl, a.hcl, %SRCROOT%",
        "../a.hcl, ../a.hcl, ''",
        "/srv/a b.hcl, file:///srv/a%20b.hcl, ''"
    })
    void sarif_pathBelowTheCurrentFolder_isRelativeToTheRepository(
            String path, String uri, String base) {
        Diagnostic problem =
                Diagnostic.error("C-A", new Span(new Source(path, "text"), 0, 1), "wrong");

        JsonNode artifact =
                tree(new SarifLog("1").of(List.of(problem)))
                        .at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation");

        assertThat(artifact.get("uri").asString()).isEqualTo(uri);
        assertThat(artifact.path("uriBaseId").asString("")).isEqualTo(base);
    }

    private Span span(String text) {
        int start = source.text().indexOf(text);
        return new Span(source, start, start + text.length());
    }

    private static JsonNode tree(Object value) {
        return JsonMapper.shared().valueToTree(value);
    }
}
