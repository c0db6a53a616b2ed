package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a request changes on its way to the origin, over both versions of HTTP. */
class InjectionOnTheWireTest {
    private static final String PLACEHOLDER = "0000000000:clawpatrol-placeholder-do-not-use";
    private static final String BOT = "123456:AA-real_token";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

    private final List<String> bodies = new CopyOnWriteArrayList<>();

    /** Keeps bodies and answers with the same text each time. */
    private TestOrigin origin() throws IOException {
        return TestOrigin.start(
                (connection, head, in, out) -> {
                    bodies.add(TestOrigin.readBody(head, in));
                    TestOrigin.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                    return true;
                });
    }

    private static LoopbackGateway before(TestOrigin origin, CredentialConfig.Settings settings) {
        Lab lab = new Lab().credential("key", settings, Map.of());
        return new LoopbackGateway(lab.build(), origin.port());
    }

    private static LoopbackGateway telegram(TestOrigin origin) {
        return before(origin, new CredentialConfig.TelegramBot()).secret("key", BOT);
    }

    private static LoopbackGateway slack(TestOrigin origin) {
        return before(origin, new CredentialConfig.SlackTokens()).secret("key/bot", "xoxb-real");
    }

    private static String request(String start, String fields) {
        return start + " HTTP/1.1\r\nHost: " + Lab.HOST + "\r\n" + fields + "\r\n";
    }

    @Test
    void target_isReplacedOnTheWireAlone() throws IOException {
        try (TestOrigin origin = origin();
                LoopbackGateway gateway = telegram(origin);
                RawAgent agent = gateway.agent()) {
            agent.send(request("GET /bot" + PLACEHOLDER + "/getMe?a=%20b&t=" + PLACEHOLDER, ""));
            assertThat(agent.response()).startsWith("HTTP/1.1 200 ");
            assertThat(origin.heads().getFirst())
                    .startsWith("GET /bot" + BOT + "/getMe?a=%20b&t=" + BOT + " HTTP/1.1\r\n")
                    .contains("Accept-Encoding: identity\r\n");
            assertThat(gateway.journal().records().toString())
                    .contains(PLACEHOLDER)
                    .doesNotContain(BOT);
        }
    }

    @Test
    void chunkedBody_isReplacedAndGetsALength() throws IOException {
        String body = "chat_id=1&token=" + PLACEHOLDER + "&text=%26" + PLACEHOLDER;
        StringBuilder chunks = new StringBuilder();
        for (int i = 0; i < body.length(); i++) {
            chunks.append("1;x=y\r\n").append(body.charAt(i)).append("\r\n");
        }
        try (TestOrigin origin = origin();
                LoopbackGateway gateway = telegram(origin);
                RawAgent agent = gateway.agent()) {
            agent.send(request("POST /x", FORM + "Transfer-Encoding: chunked\r\n") + chunks)
                    .send("0\r\nX-Trailer: 1\r\n\r\n");
            assertThat(agent.response()).startsWith("HTTP/1.1 200 ");
            assertThat(bodies).containsExactly(body.replace(PLACEHOLDER, BOT));
            assertThat(origin.heads().getFirst())
                    .contains("Content-Length: " + bodies.getFirst().length() + "\r\n")
                    .doesNotContainIgnoringCase("transfer-encoding");
        }
    }

    @Test
    void bodyOfKnownLength_getsItsNewOne_andTheNextRequestIsReadFromItsStart() throws IOException {
        String body = "{\"t\":\"" + PLACEHOLDER + "\"}";
        try (TestOrigin origin = origin();
                LoopbackGateway gateway = telegram(origin);
                RawAgent agent = gateway.agent()) {
            String json = "Content-Type: application/json\r\nContent-Length: " + body.length();
            for (int i = 0; i < 2; i++) {
                agent.send(request("POST /x", json + "\r\n") + body);
                assertThat(agent.response()).startsWith("HTTP/1.1 200 ");
            }
            assertThat(bodies).containsExactly("{\"t\":\"" + BOT + "\"}", bodies.getFirst());
            assertThat(origin.connections()).isEqualTo(1);
            assertThat(gateway.journal().records().toString()).doesNotContain(BOT);
        }
    }

    @Test
    void chunkedBodyWithoutPlaceholder_keepsItsFraming() throws IOException {
        try (TestOrigin origin = origin();
                LoopbackGateway gateway = telegram(origin);
                RawAgent agent = gateway.agent()) {
            agent.send(request("POST /x", FORM + "Transfer-Encoding: chunked\r\n"))
                    .send("3\r\na=1\r\n0\r\n\r\n");
            assertThat(agent.response()).startsWith("HTTP/1.1 200 ");
            assertThat(bodies).containsExactly("a=1");
            assertThat(origin.heads().getFirst()).contains("Transfer-Encoding: chunked\r\n");
        }
    }

    @Test
    void bodyThatBecomesEmpty_hasTheLengthZero() throws IOException {
        try (TestOrigin origin = origin();
                LoopbackGateway gateway = slack(origin);
                RawAgent agent = gateway.agent()) {
            agent.send(request("POST /api/chat.postMessage", FORM + "Content-Length: 14\r\n"))
                    .send("token=xoxb-any");
            assertThat(agent.response()).startsWith("HTTP/1.1 200 ");
            assertThat(bodies).containsExactly("");
            assertThat(origin.heads().getFirst())
                    .contains("Content-Length: 0\r\n", "Authorization: Bearer xoxb-real\r\n");
        }
    }

    /** More than is read: nothing is sent, rather than half of it changed. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1001\r\n", "Transfer-Encoding: chunked\r\n"})
    void bodyOverTheCap_isRefused(String framing) throws IOException {
        String body = "x".repeat(Lab.BODY_BUFFER + 1);
        boolean chunked = framing.startsWith("T");
        try (TestOrigin origin = origin();
                LoopbackGateway gateway = telegram(origin);
                RawAgent agent = gateway.agent()) {
            agent.send(request("POST /bot" + PLACEHOLDER + "/x", FORM + framing))
                    .send(chunked ? "3e9\r\n" + body + "\r\n0\r\n\r\n" : body);
            assertThat(agent.head()).startsWith("HTTP/1.1 502 ");
            assertThat(origin.heads()).isEmpty();
            await().until(() -> !gateway.journal().outcomes().isEmpty());
            assertThat(gateway.journal().outcomes().getFirst().error())
                    .contains("limits.body_buffer");
        }
    }

    /** Bodies of other types stream past, whatever their size. */
    @Test
    void otherBodyOverTheCap_isForwarded() throws IOException {
        String body = PLACEHOLDER + "x".repeat(Lab.BODY_BUFFER);
        try (TestOrigin origin = origin();
                LoopbackGateway gateway = telegram(origin);
                RawAgent agent = gateway.agent()) {
            agent.send(request("POST /x", "Content-Length: " + body.length() + "\r\n") + body);
            assertThat(agent.response()).startsWith("HTTP/1.1 200 ");
            assertThat(bodies).containsExactly(body);
        }
    }

    /** A dead idle connection: the second sending is the same as the first. */
    @Test
    void retryOverANewConnection_sendsTheSameAgain() throws IOException {
        TestOrigin.Script leavesAfterOne =
                (connection, head, in, out) -> {
                    bodies.add(TestOrigin.readBody(head, in));
                    if (connection == 0 && bodies.size() == 2) {
                        return false;
                    }
                    TestOrigin.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                    return true;
                };
        String put =
                request("PUT /bot" + PLACEHOLDER + "/x", FORM + "Content-Length: 46\r\n")
                        + "t="
                        + PLACEHOLDER;
        try (TestOrigin origin = TestOrigin.start(leavesAfterOne);
                LoopbackGateway gateway = telegram(origin);
                RawAgent agent = gateway.agent()) {
            agent.send(put).response();
            assertThat(agent.send(put).response()).startsWith("HTTP/1.1 200 ");
            assertThat(bodies).containsOnly("t=" + BOT).hasSize(3);
            assertThat(origin.connections()).isEqualTo(2);
            assertThat(origin.heads())
                    .hasSize(3)
                    .allMatch(head -> head.startsWith("PUT /bot" + BOT + "/x HTTP/1.1\r\n"));
        }
    }

    @Test
    void agentOverHttp2_isServedTheSame() throws IOException {
        try (TestOrigin origin = origin();
                LoopbackGateway gateway = telegram(origin);
                Http2Agent agent = gateway.http2Agent()) {
            Http2Headers head =
                    Http2Agent.head("POST", "/bot" + PLACEHOLDER + "/x")
                            .add("content-type", "application/x-www-form-urlencoded");
            Http2Agent.Exchange exchange =
                    agent.send(head, false)
                            .data("a=1&t=" + PLACEHOLDER.substring(0, 20), false)
                            .data(PLACEHOLDER.substring(20), true);
            await().until(exchange::over);
            assertThat(exchange.status()).isEqualTo("200");
            assertThat(bodies).containsExactly("a=1&t=" + BOT);
            assertThat(origin.heads().getFirst())
                    .startsWith("POST /bot" + BOT + "/x HTTP/1.1\r\n")
                    .contains("Content-Length: 26\r\n");
        }
    }

    @Test
    void originOverHttp2_getsTargetBodyAndLength() {
        Lab lab = new Lab().credential("key", new CredentialConfig.TelegramBot(), Map.of());
        try (Http2Origin origin = Http2Origin.ok();
                LoopbackGateway gateway =
                        LoopbackGateway.beforeHttp2(lab.build(), origin.port()).secret("key", BOT);
                Http2Agent agent = gateway.http2Agent()) {
            Http2Headers head =
                    Http2Agent.head("POST", "/bot" + PLACEHOLDER + "/x")
                            .add("content-type", "application/json")
                            .add("content-length", "46");
            Http2Agent.Exchange exchange =
                    agent.send(head, false).data("\"" + PLACEHOLDER + "\"", true);
            await().until(exchange::over);
            assertThat(exchange.status()).isEqualTo("200");
            Http2Headers arrived = origin.streams().getFirst().request();
            assertThat(arrived.path()).hasToString("/bot" + BOT + "/x");
            assertThat(arrived.getAll("content-length")).hasSize(1);
            assertThat(arrived.get("content-length")).hasToString("22");
            assertThat(origin.streams().getFirst().received()).isEqualTo("\"" + BOT + "\"");
        }
    }

    @Test
    void headerOverHttp2_isOneAndInLowerCase() {
        Lab lab =
                new Lab()
                        .credential(
                                "key",
                                new CredentialConfig.HeaderToken("X-Api-Key", "Token "),
                                Map.of());
        try (Http2Origin origin = Http2Origin.ok();
                LoopbackGateway gateway = LoopbackGateway.beforeHttp2(lab.build(), origin.port());
                Http2Agent agent = gateway.http2Agent()) {
            Http2Headers head =
                    Http2Agent.head("GET", "/").add("x-api-key", "one").add("x-api-key", "two");
            Http2Agent.Exchange exchange = agent.send(head, true);
            await().until(exchange::over);
            assertThat(exchange.status()).isEqualTo("200");
            assertThat(origin.streams().getFirst().request().getAll("x-api-key"))
                    .singleElement()
                    .hasToString("Token " + LoopbackGateway.SECRET);
        }
    }

    /** A12, A13: however the agent sends the field itself, the gateway's is the only one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Api-Key: mine\r\n",
                "X-Api-Key: mine\r\nx-api-key: other\r\n",
                "X-API-KEY:mine\r\nConnection: X-Api-Key\r\n",
                "Connection: x-api-key, close\r\n",
            })
    void headerOfTheAgent_isReplacedByExactlyOne(String fields) throws IOException {
        try (TestOrigin origin = origin();
                LoopbackGateway gateway =
                        before(origin, new CredentialConfig.HeaderToken("X-Api-Key", ""));
                RawAgent agent = gateway.agent()) {
            agent.send(request("GET /", fields)).head();
            assertThat(origin.heads().getFirst().split("(?i)x-api-key: ", -1)).hasSize(2);
            assertThat(origin.heads().getFirst())
                    .contains("X-Api-Key: " + LoopbackGateway.SECRET + "\r\n")
                    .doesNotContain("mine", "other");
        }
    }

    /** The payload of HTTP Basic is no slot's value, and is covered all the same. */
    @Test
    void basicPayload_comingBack_isCovered() throws IOException {
        TestOrigin.Script echo =
                (connection, head, in, out) -> {
                    String sent = head.replaceAll("(?s).*Authorization: Basic ([^\r]*)\r.*", "$1");
                    TestOrigin.write(
                            out,
                            "HTTP/1.1 200 OK\r\nX-Echo: "
                                    + sent
                                    + "\r\nContent-Length: "
                                    + sent.length()
                                    + "\r\n\r\n"
                                    + sent);
                    return true;
                };
        try (TestOrigin origin = TestOrigin.start(echo);
                LoopbackGateway gateway = before(origin, new CredentialConfig.BasicAuth("robot"));
                RawAgent agent = gateway.agent()) {
            String seen = agent.send(request("GET /", "")).response();
            assertThat(seen).startsWith("HTTP/1.1 200 ").contains("X-Echo: ****");
            assertThat(seen).doesNotContain("cm9ib3Q6", "Basic ");
        }
    }

    @Test
    void clickHouse_loginsOfTheAgent_doNotArrive() throws IOException {
        try (TestOrigin origin = origin();
                LoopbackGateway gateway =
                        before(
                                origin,
                                new CredentialConfig.ClickHouseLogin(
                                        Optional.of("ro"), Optional.empty()));
                RawAgent agent = gateway.agent()) {
            agent.send(
                    request(
                            "POST /?user=me&password=ph&query=SELECT%201",
                            "X-ClickHouse-User: me\r\nX-ClickHouse-Key: ph\r\n"
                                    + "Authorization: Basic bWU6cGg=\r\nContent-Length: 0\r\n"));
            assertThat(agent.response()).startsWith("HTTP/1.1 200 ");
            assertThat(origin.heads().getFirst())
                    .startsWith("POST /?query=SELECT%201 HTTP/1.1\r\n")
                    .contains("Authorization: Basic cm86")
                    .doesNotContainIgnoringCase("x-clickhouse");
        }
    }

    @Test
    void discord_slotBotAlone_isEnough() throws IOException {
        try (TestOrigin origin = origin();
                LoopbackGateway gateway =
                        before(origin, new CredentialConfig.DiscordBot())
                                .secret("key", "")
                                .secret("key/bot", "special.tok");
                RawAgent agent = gateway.agent()) {
            assertThat(agent.send(request("GET /", "")).response()).startsWith("HTTP/1.1 200 ");
            assertThat(origin.heads().getFirst()).contains("Authorization: Bot special.tok\r\n");
            gateway.secret("key/bot", "");
            assertThat(agent.send(request("GET /", "")).head()).startsWith("HTTP/1.1 502 ");
            assertThat(origin.heads()).hasSize(1);
        }
    }

    /** The placeholder may be given in a profile alone. */
    @Test
    void discord_placeholderOfTheProfile_isReplaced() throws IOException {
        Lab lab =
                new Lab()
                        .credential(
                                "one",
                                new CredentialConfig.DiscordBot(),
                                Map.of("placeholder", "bot-one"))
                        .credential(
                                "two",
                                new CredentialConfig.DiscordBot(),
                                Map.of("placeholder", "bot-two"));
        try (TestOrigin origin = origin();
                LoopbackGateway gateway =
                        new LoopbackGateway(lab.build(), origin.port())
                                .secret("one", "real.one")
                                .secret("two", "real.two");
                RawAgent agent = gateway.agent()) {
            agent.send(request("GET /", "Authorization: Bot bot-two\r\n"));
            assertThat(agent.response()).startsWith("HTTP/1.1 200 ");
            assertThat(origin.heads().getFirst()).contains("Authorization: Bot real.two\r\n");
        }
    }
}
