package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.clawpatrol.proxy.protocol.http.TokenClients.PATH;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.clawpatrol.dsl.config.OAuthClientConfig.Grant;
import org.clawpatrol.proxy.journal.Outcome;
import org.clawpatrol.proxy.protocol.http.coding.Coded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of a token URL to grants of the agent's own: no token reaches it, in no shape. */
class CoveredTokensTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ACCESS = "clawpatrol-placeholder-do-not-use";
    private static final String REFRESH = "clawpatrol-refresh-placeholder-do-not-use";
    private static final String CODE = "grant_type=authorization_code&code=c0de&client_id=app";
    private static final String TOKENS =
            "{\"access_token\":\"At-real-1\",\"expires_in\":3600,\"refresh_token\":\"Rt-real-1\","
                    + "\"id_token\":\"eyJ.real.x\",\"scope\":\"read\"}";

    private static Lab lab() {
        return new Lab().elsewhere("login", TokenClients.of(Grant.REFRESH_TOKEN));
    }

    /** An origin, the gateway in front of it and an agent of that. */
    private record Scene(TestOrigin origin, LoopbackGateway gateway, RawAgent agent)
            implements AutoCloseable {

        static Scene before(TestOrigin origin) throws IOException {
            return before(origin, lab());
        }

        static Scene before(TestOrigin origin, Lab lab) throws IOException {
            var gateway = new LoopbackGateway(lab.build(), origin.port());
            return new Scene(origin, gateway, gateway.agent());
        }

        @Override
        public void close() throws IOException {
            agent.close();
            gateway.close();
            origin.close();
        }
    }

    private static TestOrigin saying(String fields, byte[] body) throws IOException {
        return TestOrigin.start(
                (connection, head, in, out) -> {
                    TestOrigin.readBody(head, in);
                    TestOrigin.write(
                            out,
                            "HTTP/1.1 "
                                    + fields
                                    + "\r\nContent-Length: "
                                    + body.length
                                    + "\r\n\r\n");
                    for (int i = 0; i < body.length; i += 1_000_000) {
                        out.write(body, i, Math.min(1_000_000, body.length - i));
                        out.flush();
                    }
                    return true;
                });
    }

    private static TestOrigin saying(String fields, String body) throws IOException {
        return saying(fields, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Outcome end(Scene at) {
        await().until(() -> at.gateway().journal().outcomes().size() == 1);
        return at.gateway().journal().outcomes().getFirst();
    }

    /** The answer to a grant of the agent's own; without any real token. */
    private static String exchanged(Scene at) throws IOException {
        String answer = at.agent().send(TokenClients.post(PATH, FORM, CODE)).response();
        assertThat(answer).doesNotContain("real");
        return answer;
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip", "deflate", "br", "zstd", "gzip, br"})
    void json_underAnyCoding_isCoveredCountedAndLength(String codings) throws IOException {
        byte[] body = TOKENS.getBytes(StandardCharsets.UTF_8);
        for (String coding : codings.split(", ")) {
            body = coding.equals("identity") ? body : Coded.with(coding, body);
        }
        String fields =
                "200 OK\r\nContent-Type: application/json\r\nETag: \"1\"\r\nContent-Encoding: "
                        + codings;
        try (Scene at = Scene.before(saying(fields, body))) {
            String answer = exchanged(at);
            assertThat(answer)
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("\"access_token\":\"" + ACCESS + "\"", "\"expires_in\":3600")
                    .contains("\"refresh_token\":\"" + REFRESH + "\"", "\"scope\":\"read\"")
                    .contains("ETag: W/\"1\"", "Content-Length: ")
                    .doesNotContain("Content-Encoding");
            assertThat(end(at).covered()).isEqualTo(3);
            assertThat(at.gateway().metrics().origins().covered().value()).isEqualTo(3);
            assertThat(at.origin().heads().getFirst())
                    .contains("Accept-Encoding: identity")
                    .doesNotContain("Authorization");
        }
    }

    @Test
    void chunkedWithTrailersAndHints_isCoveredAndNothingElsePasses() throws IOException {
        try (Scene at =
                Scene.before(
                        TestOrigin.answering(
                                "HTTP/1.1 103 Early Hints\r\nX: access_token=real-0\r\n\r\n"
                                        + "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                        + "10\r\n"
                                        + TOKENS.substring(0, 16)
                                        + "\r\n"
                                        + Integer.toHexString(TOKENS.length() - 16)
                                        + "\r\n"
                                        + TOKENS.substring(16)
                                        + "\r\n0\r\nX-Token: At-real-1\r\n\r\n"))) {
            assertThat(exchanged(at)).startsWith("HTTP/1.1 200 OK\r\n").contains(ACCESS);
            assertThat(end(at).error()).isEmpty();
        }
    }

    @Test
    void http10AnswerUntilClose_isCovered() throws IOException {
        try (Scene at =
                Scene.before(
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    TestOrigin.readBody(head, in);
                                    TestOrigin.write(out, "HTTP/1.0 200 OK\r\n\r\n" + TOKENS);
                                    return false;
                                }))) {
            assertThat(exchanged(at)).contains(ACCESS, "Content-Length: ");
        }
    }

    @Test
    void http2_isCovered() throws IOException {
        try (TestOrigin origin = saying("200 OK", TOKENS);
                Scene at = Scene.before(origin);
                Http2Agent agent = at.gateway().http2Agent()) {
            var exchange =
                    agent.send(Http2Agent.head("POST", PATH).add("content-type", FORM), false)
                            .data(CODE, true);
            await().until(exchange::ended);
            assertThat(exchange.status()).isEqualTo("200");
            assertThat(exchange.body()).contains(ACCESS).doesNotContain("real");
        }
    }

    @Test
    void formAnswer_isCovered() throws IOException {
        try (Scene at =
                Scene.before(
                        saying(
                                "200 OK\r\nContent-Type: " + FORM,
                                "access%5Ftoken=gho_real&scope=repo%2Cgist&token_type=bearer"))) {
            assertThat(exchanged(at))
                    .endsWith("access_token=" + ACCESS + "&scope=repo%2Cgist&token_type=bearer");
        }
    }

    @Test
    void redirectThatCarriesATokenAndFieldsThatRepeatIt_areCovered() throws IOException {
        String fields =
                "302 Found\r\nLocation: https://x.test/#access_token=At-real-9&state=s\r\n"
                        + "X-Echo: [At-real-1]";
        try (Scene at = Scene.before(saying(fields, TOKENS))) {
            assertThat(exchanged(at))
                    .contains("Location: https://x.test/#access_token=" + ACCESS + "&state=s\r\n")
                    .contains("X-Echo: [" + ACCESS + "]\r\n");
            assertThat(end(at).covered()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"invalid_grant\",\"error_description\":\"refresh_token is gone\"}",
                "error=bad_verification_code&error_uri=https%3A%2F%2Fdocs.test%2F",
                ""
            })
    void refusalOfTheServer_passes(String body) throws IOException {
        try (Scene at = Scene.before(saying("400 Bad Request", body))) {
            assertThat(exchanged(at)).startsWith("HTTP/1.1 400").endsWith("\r\n\r\n" + body);
            assertThat(end(at).covered()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<OAuth><access_token>At-real-1</access_token></OAuth>",
                "{\"access_token\":\"a\",\"access_token\":\"At-real-1\"}",
                "{\"scope\":\"a\"} {\"access_token\":\"At-real-1\"}",
                "/**/back({\"access_token\":\"At-real-1\"})",
                "\"At-real-1\"",
                "access_token=a&access_token=At-real-1",
                "At-real-1",
                "{\"access_token\":\"At-real-1\""
            })
    void answerThatCannotBeRead_isRefused(String body) throws IOException {
        try (Scene at = Scene.before(saying("200 OK", body))) {
            refused(at, "neither JSON nor a form");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "206 Partial Content\r\nContent-Range: bytes 0-9/50",
                "200 OK\r\nContent-Encoding: compress",
                "200 OK\r\nContent-Encoding: gzip, gzip, gzip, gzip",
                "200 OK\r\nContent-Encoding: gzip"
            })
    void answerUnderAnOddCoding_isRefused(String fields) throws IOException {
        try (Scene at = Scene.before(saying(fields, TOKENS))) {
            refused(at, "the answer ");
        }
    }

    @Test
    void answerWithoutEnd_isRefusedAndReadNoFurther() throws IOException {
        try (Scene at =
                Scene.before(
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    TestOrigin.readBody(head, in);
                                    TestOrigin.write(
                                            out,
                                            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                                    while (true) {
                                        TestOrigin.write(out, "5\r\n     \r\n");
                                    }
                                }))) {
            refused(at, "larger than 1 MiB");
        }
    }

    @Test
    void answerThatUnfoldsTooFar_isRefused() throws IOException {
        byte[] body = Coded.with("gzip", Coded.with("gzip", new byte[64 << 20]));
        try (Scene at = Scene.before(saying("200 OK\r\nContent-Encoding: gzip, gzip", body))) {
            refused(at, "the answer ");
        }
    }

    private static void refused(Scene at, String why) throws IOException {
        assertThat(at.agent().send(TokenClients.post(PATH, FORM, CODE)).rest())
                .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                .contains("cannot be searched for tokens")
                .doesNotContain("real");
        Outcome outcome = end(at);
        assertThat(outcome.status()).isEqualTo("502");
        assertThat(outcome.error()).contains(why).doesNotContain("real");
    }

    @Test
    void answerThatBreaksOff_isRefused() throws IOException {
        try (Scene at =
                Scene.before(
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    TestOrigin.readBody(head, in);
                                    TestOrigin.write(
                                            out,
                                            "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"
                                                    + TOKENS);
                                    return false;
                                }))) {
            assertThat(at.agent().send(TokenClients.post(PATH, FORM, CODE)).rest())
                    .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                    .doesNotContain("real");
            assertThat(end(at).status()).isEqualTo("502");
            assertThat(end(at).error()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth/token/",
                "/OAuth/Token",
                "/oauth/token;v=1",
                "/oauth;a/token",
                "/oauth/x/../token",
                "/oauth/token?grant_type=refresh_token",
                "/oauth/%74oken",
                "//oauth//token",
                "/oauth%2Ftoken",
                "/oauth\\token"
            })
    void otherSpellings_areCoveredToo(String path) throws IOException {
        try (Scene at = Scene.before(saying("200 OK", TOKENS), lab().anyPath())) {
            String answer = at.agent().send(TokenClients.post(path, FORM, CODE)).response();
            assertThat(answer).contains(ACCESS).doesNotContain("real");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/tokens", "/oauth", "/v1/oauth/token", "/", "/oauth/token/x"})
    void otherPaths_stayAsTheyAre(String path) throws IOException {
        try (Scene at = Scene.before(saying("200 OK", TOKENS))) {
            assertThat(at.agent().send(TokenClients.post(path, FORM, CODE)).response())
                    .endsWith(TOKENS);
        }
    }

    @Test
    void head_keepsItsFields() throws IOException {
        try (Scene at =
                Scene.before(
                        TestOrigin.answering(
                                "HTTP/1.1 405 No\r\nAllow: POST\r\nContent-Length: 99\r\n\r\n"))) {
            at.agent().send("HEAD " + PATH + " HTTP/1.1\r\nHost: " + Lab.HOST + "\r\n\r\n");
            assertThat(at.agent().head())
                    .startsWith("HTTP/1.1 405")
                    .contains("Allow: POST", "Content-Length: 99");
            assertThat(end(at).status()).isEqualTo("405");
        }
    }

    @Test
    void get_isCovered() throws IOException {
        try (Scene at = Scene.before(saying("200 OK", TOKENS))) {
            at.agent().send("GET " + PATH + "?code=1 HTTP/1.1\r\nHost: " + Lab.HOST + "\r\n\r\n");
            assertThat(at.agent().response()).contains(ACCESS).doesNotContain("real");
        }
    }

    @Test
    void webSocket_isRefused() throws IOException {
        try (Scene at = Scene.before(TestOrigin.ok())) {
            at.agent()
                    .send(
                            "GET "
                                    + PATH
                                    + " HTTP/1.1\r\nHost: "
                                    + Lab.HOST
                                    + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                                    + "Sec-WebSocket-Version: 13\r\n"
                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
            assertThat(at.agent().rest()).startsWith("HTTP/1.1 403").contains("no other protocol");
            assertThat(at.origin().connections()).isZero();
        }
    }

    @Test
    void grantOfTheAgent_keepsItsClientsName() throws IOException {
        Lab lab = new Lab().credential("login", TokenClients.of(Grant.REFRESH_TOKEN), Map.of());
        try (Scene at = Scene.before(saying("200 OK", TOKENS), lab)) {
            String answer =
                    at.agent()
                            .send(
                                    TokenClients.post(
                                            PATH, FORM, CODE, "Authorization: Basic YXBwOng="))
                            .response();
            assertThat(answer).contains(ACCESS).doesNotContain("real");
            assertThat(at.origin().heads().getFirst()).contains("Authorization: Basic YXBwOng=");
        }
    }

    @Test
    void secretThatWasLentThere_isCoveredAsEver() throws IOException {
        Lab lab = lab().token("key");
        String body = "{\"you_sent\":\"" + LoopbackGateway.SECRET + "\",\"a\":\"é\"}";
        try (Scene at = Scene.before(saying("200 OK", body), lab)) {
            String answer = at.agent().send(TokenClients.post(PATH, FORM, CODE)).response();
            assertThat(answer)
                    .startsWith("HTTP/1.1 200")
                    .contains("****", "\\u00E9")
                    .doesNotContain(LoopbackGateway.SECRET);
            assertThat(at.origin().heads().getFirst())
                    .contains("Authorization: Bearer " + LoopbackGateway.SECRET);
            assertThat(end(at).covered()).isEqualTo(1);
        }
    }

    @Test
    void agentThatLeaves_getsNothing() throws IOException {
        try (TestOrigin origin =
                        TestOrigin.start(
                                (connection, head, in, out) -> {
                                    TestOrigin.readBody(head, in);
                                    TestOrigin.write(
                                            out, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{");
                                    return in.read() >= 0;
                                });
                Scene at = Scene.before(origin)) {
            at.agent().send(TokenClients.post(PATH, FORM, CODE));
            await().until(() -> origin.heads().size() == 1);
            at.agent().close();
            assertThat(end(at).error()).isEqualTo("the agent left");
        }
    }
}
