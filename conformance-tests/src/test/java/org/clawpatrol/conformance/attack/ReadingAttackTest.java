package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A32, A33, A35, A37, A39 on the product: paths that an endpoint lets through, overridden methods,
 * forms, coded bodies, and conditions that cost too much.
 */
class ReadingAttackTest {
    private static final String RULES =
            """
            rule "no-override" {
              endpoint  = https.api
              priority  = 300
              condition = "http.headers.exists(name, name.matches('(?i)x-(http-)?method(-override)?')) || '_method' in http.query || (http.method == 'POST' && http.path.startsWith('/form') && '_method' in http.form)"
              verdict   = "deny"
              reason    = "no other method"
            }

            rule "costly-pattern" {
              endpoint  = https.api
              priority  = 250
              condition = "http.path == '/pattern' && http.body.matches('(a+)+$')"
              verdict   = "deny"
              reason    = "a word of a"
            }

            rule "costly-lists" {
              endpoint  = https.api
              priority  = 250
              condition = "http.path == '/lists' && http.body_json.exists(a, http.body_json.exists(b, http.body_json.exists(c, a + b + c == 1.5)))"
              verdict   = "deny"
              reason    = "adds up"
            }
            """;

    @TempDir private static Path folder;
    private static Lab lab;

    @BeforeAll
    static void start() throws Exception {
        String frame =
                LabPolicy.frame()
                        .replace("\"4KiB\"", "\"2MiB\"")
                        .replace(
                                "hosts   = [\"api.lab.test\"]",
                                "hosts = [\"api.lab.test\"]\n  path_normalization = \"off\"");
        lab = Lab.withFile(folder, frame + LabPolicy.RULES + RULES);
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
        assertThat(answer.status()).as(answer.body()).isIn(400, 403);
        assertThat(lab.origin().requests()).isEmpty();
    }

    /** The rule looks through all names, so both ways to read them are asked. */
    @Test
    void a35_fieldThatServersReadAsAnother_passesOnlyWhereNothingDependsOnIt() throws Exception {
        refused(ask(Lab.request("GET /x", "X_Http_Method_Override: DELETE")));
        refused(ask(Lab.request("GET /x", "x_method: DELETE")));
        assertThat(ask(Lab.request("GET /x", "X_Team: blue")).status()).isEqualTo(200);
        assertThat(lab.origin().requests().getFirst().fields("X_Team")).containsExactly("blue");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "//admin",
                "/./admin",
                "/x/../admin",
                "/%61dmin",
                "/%2561dmin",
                "/%2e/admin",
                "/x/%2e%2e/admin",
                "/x/..%2fadmin",
                "/%2fadmin",
                "/admin%2fx",
                "/x/..%5cadmin",
                "/x/..;/admin",
                "/;/admin",
                "/admin;x",
                "/admin%00",
                "/%c0%afadmin",
                "/x/%252e%252e/admin",
                "/%ef%bc%8fadmin",
                "/admin#x",
                "/\\admin",
            })
    void a32_spellingOfADeniedPrefix_isRefusedWithoutNormalisationToo(String path)
            throws Exception {
        refused(ask(Lab.request("GET " + path)));
    }

    @Test
    void a32_slashInsideAName_reachesTheOriginAsItWasSent() throws Exception {
        assertThat(ask(Lab.request("GET /projects/a%2Fb")).status()).isEqualTo(200);
        assertThat(lab.origin().requests().getFirst().target()).isEqualTo("/projects/a%2Fb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-HTTP-Method-Override: DELETE",
                "x-http-method-override: DELETE",
                "X-Method-Override: DELETE",
                "X-HTTP-Method: DELETE",
            })
    void a33_overridingHeader_isSeen(String field) throws Exception {
        refused(ask(Lab.post("/x", "a=1", field)));
    }

    @ParameterizedTest
    @CsvSource({
        "_method=DELETE",
        "a=1&_method=DELETE",
        "%5Fmethod=DELETE",
        "a=1;_method=DELETE",
        "a=%zz&_method=x",
    })
    void a33_a35_overridingField_isSeenOrTheFormUnknown(String form) throws Exception {
        refused(ask(Lab.post("/form", form, "Content-Type: application/x-www-form-urlencoded")));
        refused(ask(Lab.request("GET /x?" + form)));
    }

    @Test
    void a33_harmlessForm_passes() throws Exception {
        String type = "Content-Type: application/x-www-form-urlencoded";
        assertThat(ask(Lab.post("/form", "a=1&method=DELETE", type)).status()).isEqualTo(200);
    }

    /** Made by the brotli and zstd tools: "a forbidden word" and "a harmless word". */
    @ParameterizedTest
    @CsvSource({
        "br, iweAYSBmb3JiaWRkZW4gd29yZAM=, 403",
        "zstd, KLUv/QBYgQAAYSBmb3JiaWRkZW4gd29yZA==, 403",
        "br, Gw4A+KVAwkoQSSqHnPbTAQ==, 200",
        "zstd, KLUv/QBYeQAAYSBoYXJtbGVzcyB3b3Jk, 200",
    })
    void a37_nativeCodings_loadUnderTheLauncher(String coding, String base64, int status)
            throws Exception {
        byte[] body = Base64.getDecoder().decode(base64);
        String text = new String(body, StandardCharsets.ISO_8859_1);
        HttpText answer = ask(Lab.post("/inspect", text, "Content-Encoding: " + coding));
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void a39_patternOverAMegabyte_isAnsweredAndTheGatewayLives() throws Exception {
        HttpText answer = ask(Lab.post("/pattern", "a".repeat(1 << 20) + "!"));
        assertThat(answer.status()).isIn(200, 403);
        assertThat(ask(Lab.request("GET /x")).status()).isEqualTo(200);
    }

    @Test
    void a39_nestedListsOfTenThousand_areDenied() throws Exception {
        String list = "[0" + ",0".repeat(9_999) + "]";
        refused(ask(Lab.post("/lists", list)));
        assertThat(ask(Lab.request("GET /x")).status()).isEqualTo(200);
    }
}
