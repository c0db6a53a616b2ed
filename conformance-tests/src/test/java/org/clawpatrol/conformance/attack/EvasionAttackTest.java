package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.LabPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A34, A35, A36, A38: what a rule cannot read for certain, it does not let pass. */
class EvasionAttackTest {
    private static final String RULES =
            """
            rule "not-archived" {
              endpoint  = https.api
              priority  = 90
              condition = "http.path == '/json' && http.body_json.archived == true"
              verdict   = "deny"
              reason    = "archived things stay"
            }

            rule "no-delete-query" {
              endpoint  = https.api
              priority  = 90
              condition = "http.path == '/query' && http.query.exists(name, name.contains('mode') && http.query[name].exists(v, v == 'delete me'))"
              verdict   = "deny"
              reason    = "no deletion by query"
            }

            rule "no-root-header" {
              endpoint  = https.api
              priority  = 90
              condition = "http.path == '/header' && 'X-Role' in http.headers && http.headers['X-Role'].exists(v, v == 'root')"
              verdict   = "deny"
              reason    = "no root"
            }

            rule "missing-key-rule" {
              endpoint  = https.api
              priority  = 90
              condition = "http.path == '/error' && http.body_json.no_such_key.deeper == 'x'"
              verdict   = "deny"
              reason    = "never seen"
            }
            """;

    @TempDir private static Path folder;
    private static Lab lab;

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.withRules(folder, LabPolicy.RULES + RULES);
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
    }

    @BeforeEach
    void forget() {
        lab.origin().forget();
    }

    private static HttpText ask(String request) throws Exception {
        try (Agent agent = lab.agent()) {
            return agent.ask(request);
        }
    }

    private static void refused(HttpText answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(lab.origin().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"archived\":true}",
                "{\"archived\":false,\"archived\":true}",
                "{\"archived\":true,\"archived\":false}",
                "{\"archived\":false,\"\\u0061rchived\":true}",
                "\u00ef\u00bb\u00bf{\"archived\":true}",
                "{\"archived\":false}/* comment */",
                "{\"archived\":false} trailing",
                "{\"archived\":false}{\"archived\":true}",
                "{\"archived\":NaN}",
                "{\"archived\":false,\"n\":1e400000}",
                "{archived:false}",
                "{'archived':false}",
                "{\"archived\":false,}",
                "{\"archived\":false",
                "{\"archived\":\"\\ud800\"",
                "\u0000{\u0000\"\u0000a\u0000\"\u0000}",
                "[",
                "archived",
                "\u00ff\u00fe",
            })
    void a34_jsonThatTwoReadersReadDifferently_isRefused(String body) throws Exception {
        refused(ask(Lab.post("/json", body, "Content-Type: application/json")));
    }

    @Test
    void a34_deepJson_isRefusedAndTheGatewayLives() throws Exception {
        refused(ask(Lab.post("/json", "[".repeat(1900) + "]".repeat(1900))));
        assertThat(ask(Lab.post("/json", "{\"archived\":false}")).status()).isEqualTo(200);
    }

    @Test
    void a34_duplicateKeyUnderAnotherContentType_isRefused() throws Exception {
        refused(
                ask(
                        Lab.post(
                                "/json",
                                "{\"archived\":false,\"archived\":true}",
                                "Content-Type: text/plain")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mode=delete+me",
                "mode=delete%20me",
                "mode=read&mode=delete+me",
                "mode=delete+me&mode=read",
                "%6dode=delete+me",
                "mode=%64elete%20me",
                "mode[]=delete+me",
                "a=1&b=2&mode=x&mode=y&mode=delete+me",
            })
    void a35_everyValueOfAQuery_isSeen(String query) throws Exception {
        refused(ask(Lab.request("GET /query?" + query)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Role: root",
                "x-role: root",
                "X-ROLE: root",
                "X-Role: user|X-Role: root",
                "X-Role: root|x-role: user",
                "X-Role: user|Y: z|x-rOLE:root",
            })
    void a35_everyValueOfAHeader_isSeen(String fields) throws Exception {
        refused(ask(Lab.request("GET /header", fields.split("\\|"))));
    }

    @Test
    void a36_wordAfterTheCap_isRefusedWhereTheRuleReadsTheBody() throws Exception {
        refused(ask(Lab.post("/inspect", "x".repeat(4097) + "forbidden")));
    }

    @Test
    void a36_bodyOfExactlyTheCap_isRead() throws Exception {
        assertThat(ask(Lab.post("/inspect", "x".repeat(4096))).status()).isEqualTo(200);
        lab.origin().forget();
        refused(ask(Lab.post("/inspect", "x".repeat(4096 - 9) + "forbidden")));
    }

    @Test
    void a36_largeBodyThatNoConditionReads_passesWhole() throws Exception {
        String body = "y".repeat(300_000);
        assertThat(ask(Lab.post("/upload", body)).status()).isEqualTo(200);
        assertThat(lab.origin().requests().getFirst().body()).isEqualTo(body);
    }

    @Test
    void a36_chunkedBodyOverTheCap_isRefused() throws Exception {
        String piece = "400\r\n" + "x".repeat(1024) + "\r\n";
        refused(
                ask(
                        Lab.request("POST /inspect", "Transfer-Encoding: chunked")
                                + piece.repeat(5)
                                + "9\r\nforbidden\r\n0\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "deflate", "x-unknown", "gzip, gzip, gzip, gzip, gzip"})
    void a36_bodyUnderACodingThatIsNotTrue_isRefused(String coding) throws Exception {
        refused(ask(Lab.post("/inspect", "forbidden", "Content-Encoding: " + coding)));
    }

    @Test
    void a36_wordInsideGzip_isRefused() throws Exception {
        refused(ask(Lab.post("/inspect", gzip("forbidden"), "Content-Encoding: gzip")));
        assertThat(ask(Lab.post("/inspect", gzip("harmless"), "Content-Encoding: gzip")).status())
                .isEqualTo(200);
    }

    @Test
    void a36_gzipThatUnfoldsPastTheCap_isRefused() throws Exception {
        refused(ask(Lab.post("/inspect", gzip("0".repeat(500_000)), "Content-Encoding: gzip")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"no_such_key\":1}", "{\"no_such_key\":{}}", "[]", "null", "7"})
    void a38_conditionThatCannotBeEvaluated_deniesByThatRuleAndTellsNoField(String body)
            throws Exception {
        HttpText answer = ask(Lab.post("/error", body));
        refused(answer);
        assertThat(answer.head() + answer.body())
                .doesNotContain("no_such_key", "body_json", "deeper", "never seen");
        JsonNode recorded = lab.operator().recorded(Lab.HOST, "/error");
        assertThat(recorded.path("rule").asString("")).isEqualTo("missing-key-rule");
        assertThat(recorded.path("action").asString("")).isEqualTo("deny");
    }

    private static String gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
