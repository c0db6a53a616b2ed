package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A35: servers that make variables of fields take {@code _} for {@code -}. */
class FieldNamesTest {

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
