package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.fake.LoadedPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A35: servers that make variables of fields take {@code _} for {@code -}. */
class FieldNamesTest {
    @TempDir Path folder;

    /** The status of a request with such a field, over either version of HTTP. */
    private static String status(Configuration policy, boolean http2, String name)
            throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = new LoopbackGateway(policy, origin.port())) {
            if (http2) {
                try (Http2Agent agent = gateway.http2Agent()) {
                    var head = Http2Agent.head("GET", "/").add(name.toLowerCase(Locale.ROOT), "1");
                    var exchange = agent.send(head, true);
                    await().until(exchange::ended);
                    return exchange.status();
                }
            }
            try (RawAgent agent = gateway.agent()) {
                return agent.send(get(name + ": 1")).head().substring(9, 12);
            }
        }
    }

    private static String get(String... fields) {
        return "GET / HTTP/1.1\r\nHost: "
                + Lab.HOST
                + "\r\n"
                + String.join("\r\n", fields)
                + "\r\n\r\n";
    }

    @ParameterizedTest
    @CsvSource({
        "X-Env,403",
        "x-env,403",
        "X_Env,400",
        "x-Env_Other,200",
        "X_ENV,400",
        "api_key,200"
    })
    void fieldThatARuleReads_spelledForAServerThatFoldsNames_isRefused(String name, String status)
            throws IOException {
        Configuration policy = new Lab().denyHeader("X-Env").build();
        assertThat(status(policy, false, name)).isEqualTo(status);
        assertThat(status(policy, true, name)).isEqualTo(status);
    }

    /** Rules that look through all fields, and those that both decide and refuse by them. */
    private Configuration looking() throws IOException {
        return LoadedPolicy.of(
                        folder,
                        """
                        rule "env" {
                          endpoint  = https.api
                          priority  = 20
                          condition = "http.headers.exists(k, k.startsWith('X-Env'))"
                          verdict   = "deny"
                        }
                        rule "crowd" {
                          endpoint  = https.api
                          priority  = 10
                          condition = "size(http.headers) > 4"
                          verdict   = "deny"
                        }
                        rule "named" {
                          endpoint  = https.api
                          priority  = 5
                          condition = "'X-Named' in http.headers"
                          verdict   = "deny"
                        }
                        rule "rest" {
                          endpoint = https.api
                          verdict  = "allow"
                        }
                        """)
                .configuration();
    }

    private static String answer(Configuration policy, String... fields) throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = new LoopbackGateway(policy, origin.port());
                RawAgent agent = gateway.agent()) {
            String answer = agent.send(get(fields)).head();
            return origin.heads().isEmpty() ? answer : origin.heads().getFirst();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "X_Env,400",
        "x_env_name,400",
        "X-Env_Name,403",
        "X-Env,403",
        "X_Named,400",
        "Content_Type,400",
        "X-Other_Name,200",
        "X_Other,200"
    })
    void fieldAmongAllThatRulesLookThrough_isRefusedWhereItsReadingDecides(
            String name, String status) throws IOException {
        assertThat(status(looking(), false, name)).isEqualTo(status);
        assertThat(status(looking(), true, name)).isEqualTo(status);
    }

    /** Five names are sent, one too many; a server that folds them reads four. */
    @Test
    void fieldsThatBecomeOne_areCountedInBothReadings() throws IOException {
        String[] three = {"A-B: 1", "A_B: 2", "C: 3", "D: 4", "E: 5"};
        assertThat(answer(looking(), three)).startsWith("HTTP/1.1 400 ");
        String[] two = {"A-B: 1", "A_B: 2", "C: 3"};
        assertThat(answer(looking(), two)).contains("\r\nA-B: 1\r\nA_B: 2\r\nC: 3\r\n");
    }

    /** What goes no further has no second reading, whatever it would be read as. */
    @Test
    void fieldThatConnectionNames_isInNeitherReading() throws IOException {
        assertThat(answer(looking(), "Connection: x_env", "X_Env: prod"))
                .doesNotContain("X_Env", "400");
    }

    @Test
    void bodyOfARefusedRequest_isNotTakenForTheNext() throws IOException {
        Configuration policy =
                LoadedPolicy.of(
                                folder,
                                """
                                rule "body" {
                                  endpoint  = https.api
                                  priority  = 1
                                  condition = "http.headers.exists(k, k == 'X-Env') && http.body == 'GET /'"
                                  verdict   = "deny"
                                }
                                rule "rest" {
                                  endpoint = https.api
                                  verdict  = "allow"
                                }
                                """)
                        .configuration();
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = new LoopbackGateway(policy, origin.port());
                RawAgent agent = gateway.agent();
                RawAgent other = gateway.agent()) {
            String post =
                    "POST / HTTP/1.1\r\nHost: api.lab.test\r\nX_Env: 1\r\nContent-Length: 5\r\n\r\n";
            agent.send(post + "GET /");
            assertThat(agent.rest())
                    .startsWith("HTTP/1.1 400 ")
                    .endsWith("ambiguous header field name")
                    .containsOnlyOnce("HTTP/1.1");
            assertThat(gateway.journal().records()).isEmpty();
            assertThat(other.send(post + "other").head()).startsWith("HTTP/1.1 200 ");
            assertThat(origin.heads().getFirst()).contains("X_Env: 1\r\n");
        }
    }

    /** Each message of it is decided by the same fields. */
    @Test
    void webSocket_whoseRulesLookThroughAllFields_doesNotOpenWithSuchAField() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = new LoopbackGateway(looking(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(WebSocketEcho.opening("X_Other: 1\r\n"));
            assertThat(agent.rest()).startsWith("HTTP/1.1 400 ");
            assertThat(origin.heads()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Content_Type", "content_encoding", "Content_Length", "Transfer_Encoding"})
    void fieldThatBodiesAreReadBy_isRefused(String name) throws IOException {
        assertThat(status(new Lab().build(), false, name)).isEqualTo("400");
        assertThat(status(new Lab().build(), true, name)).isEqualTo("400");
    }

    @Test
    void fieldsThatNeverLeave_endHereInThatSpellingToo() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(
                    get(
                            "X_Forwarded_For: 127.0.0.1",
                            "x_forwarded-host: evil.test",
                            "CLAWPATROL_HITL_OPERATION: 1",
                            "Proxy_Authorization: Basic x",
                            "Keep_Alive: 5",
                            "Connection: x_hop",
                            "X_Hop: 1",
                            "api_key: kept"));
            assertThat(agent.head()).startsWith("HTTP/1.1 200 ");
            assertThat(origin.heads().getFirst()).isEqualTo(get("api_key: kept"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Api-Key", "X_Api_Key", "x-api_key"})
    void fieldThatACredentialSets_isTheOnlyOneOfItsKind(String name) throws IOException {
        Configuration policy =
                new Lab()
                        .credential(
                                "key", new CredentialConfig.HeaderToken("X-Api-Key", ""), Map.of())
                        .build();
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway =
                        new LoopbackGateway(policy, origin.port()).secret("key", "the-secret");
                RawAgent agent = gateway.agent()) {
            agent.send(get(name + ": mine"));
            assertThat(agent.head()).startsWith("HTTP/1.1 200 ");
            assertThat(origin.heads().getFirst())
                    .contains("X-Api-Key: the-secret\r\n")
                    .doesNotContain("mine");
        }
    }
}
