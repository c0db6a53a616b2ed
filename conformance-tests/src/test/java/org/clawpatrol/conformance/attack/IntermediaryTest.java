package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
 * A03, and what else intermediaries do with messages (RFC 9110, 6.6.2 and 7.6.2), on the product.
 */
class IntermediaryTest {
    private static final String OPTIONS =
            """
            rule "options" {
              endpoint  = https.api
              condition = "http.method == 'OPTIONS' && http.path == '/options'"
              verdict   = "allow"
            }
            """;

    @TempDir private static Path folder;
    private static Lab lab;

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.withRules(folder, LabPolicy.RULES + OPTIONS);
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
    }

    @BeforeEach
    void forget() {
        lab.origin().forget();
    }

    private static HttpText ask(String line, String... fields) throws Exception {
        try (Agent agent = lab.agent()) {
            return agent.ask(Lab.request(line, fields));
        }
    }

    /** An origin would send back the credential with everything else. */
    @ParameterizedTest
    @ValueSource(strings = {"TRACE /x", "TRACK /x", "trace /x", "TRACE /options"})
    void a03_trace_isRefusedHere_howeverFarItMayGo(String line) throws Exception {
        lab.origin().answer(request -> "HTTP/1.1 200 OK\r\n\r\n" + request.head());
        for (String left : new String[] {"0", "1", "x"}) {
            HttpText answer = ask(line, "Max-Forwards: " + left);
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.head() + answer.body()).doesNotContainPattern(Lab.anyFormOfSecret());
        }
        assertThat(lab.origin().requests()).isEmpty();
    }

    @Test
    void a03_optionsThatMayGoNoFurther_isAnsweredByTheGateway() throws Exception {
        HttpText answer = ask("OPTIONS /options", "Max-Forwards: 0");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.field("Allow")).contains("OPTIONS").doesNotContain("TRACE", "CONNECT");
        assertThat(answer.body()).isEmpty();
        assertThat(ask("OPTIONS /elsewhere", "Max-Forwards: 0").status()).isEqualTo(403);
        assertThat(lab.origin().connections()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1,0", "12,11", "5000000000,999999998"})
    void optionsThatMayGoFurther_doesSoOnceLess(String sent, String arrived) throws Exception {
        assertThat(ask("OPTIONS /options", "Max-Forwards: " + sent).status()).isEqualTo(200);
        assertThat(lab.origin().requests().getFirst().fields("Max-Forwards"))
                .containsExactly(arrived);
    }

    @Test
    void optionsWithoutANumber_isRefused_andOtherMethodsKeepTheField() throws Exception {
        assertThat(ask("OPTIONS /options", "Max-Forwards: 1, 2").status()).isEqualTo(400);
        assertThat(lab.origin().connections()).isZero();
        assertThat(ask("GET /x", "Max-Forwards: 0").status()).isEqualTo(200);
        assertThat(lab.origin().requests().getFirst().field("Max-Forwards")).isEqualTo("0");
    }

    @Test
    void namesOfTrailers_areAnnouncedAsFarAsTheyMayFollow() throws Exception {
        lab.origin()
                .answer(
                        request ->
                                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum,"
                                        + " Set-Cookie, Content-Length, "
                                        + request.field("Authorization").substring(7)
                                        + "\r\n\r\n2\r\nok\r\n0\r\nX-Sum: 1\r\n\r\n");
        HttpText answer = ask("GET /x");
        assertThat(answer.field("Trailer")).isEqualTo("X-Sum");
        assertThat(answer.head()).doesNotContainPattern(Lab.anyFormOfSecret());
        assertThat(answer.body()).isEqualTo("ok");
    }
}
