package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clawpatrol.proxy.credential.codex.CodexIdentity;
import org.clawpatrol.proxy.credential.codex.CodexKeys;
import org.clawpatrol.proxy.fake.CodexFixture;
import org.clawpatrol.proxy.fake.LoadedPolicy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway answers Codex agents itself, as far as the policy lets it. */
class CodexCallTest {
    private static final String KEYS = "/backend-api/wham/agent-identities/jwks";
    private static final String REGISTER =
            "/backend-api/wham/v1/agent/clawpatrol-codex/task/register";
    private static final String REGISTERED = "{\"task_id\":\"clawpatrol-task\"}";

    private static CodexIdentity identity;

    @BeforeAll
    static void identity(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("gateway.hcl"), CodexFixture.POLICY);
        try (CodexFixture fixture = CodexFixture.in(folder)) {
            CodexKeys keys = fixture.keys();
            keys.prepare(LoadedPolicy.load(file).configuration());
            identity = keys.identity().orElseThrow();
        }
    }

    private static Lab lab() {
        return new Lab().endpointType("openai_codex_https").token("login");
    }

    private static LoopbackGateway before(TestOrigin origin, Lab lab) {
        return new LoopbackGateway(lab.build(), origin.port()).codex(identity);
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: " + Lab.HOST + "\r\n\r\n";
    }

    private static String register(String path, String body) {
        return TokenClients.post(path, "application/json", body);
    }

    @Test
    void keys_areServedHere_withoutASecret() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = before(origin, lab()).trouble("nobody is logged in");
                RawAgent agent = gateway.agent()) {
            for (int i = 1; i <= 2; i++) {
                assertThat(agent.send(get(KEYS)).response())
                        .startsWith("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
                        .contains("Cache-Control: no-store\r\n")
                        .endsWith(new String(identity.keySet(), StandardCharsets.UTF_8));
                int count = i;
                await().until(() -> gateway.journal().outcomes().size() == count);
            }
            assertThat(origin.connections()).isZero();
            assertThat(gateway.journal().outcomes())
                    .allMatch(outcome -> outcome.status().equals("200"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {REGISTER, "/v1/agent/clawpatrol-codex/task/register"})
    void register_isAnsweredHere_whateverStandsBefore(String path) throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = before(origin, lab());
                RawAgent agent = gateway.agent()) {
            assertThat(agent.send(register(path, "{\"signature\":\"x\"}")).response())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .endsWith(REGISTERED);
            assertThat(origin.connections()).isZero();
        }
    }

    @Test
    void register_overHttp2_isAnsweredHere() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = before(origin, lab());
                Http2Agent agent = gateway.http2Agent()) {
            var exchange = agent.send(Http2Agent.head("POST", REGISTER), false).data("{}", true);
            await().until(exchange::ended);
            assertThat(exchange.status()).isEqualTo("200");
            assertThat(exchange.body()).isEqualTo(REGISTERED);
            assertThat(origin.connections()).isZero();
        }
    }

    @Test
    void keys_deniedByARule_areRefused() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = before(origin, lab().denyPath("/backend-api/wham"));
                RawAgent agent = gateway.agent()) {
            assertThat(agent.send(get(KEYS)).rest())
                    .startsWith("HTTP/1.1 403 Forbidden\r\n")
                    .doesNotContain("\"kty\"");
            assertThat(gateway.journal().records()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /x" + KEYS,
                "GET " + KEYS + "/",
                "GET " + REGISTER,
                "HEAD " + KEYS,
                "GET /backend-api/codex/models"
            })
    void others_goOnWithTheToken(String start) throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = before(origin, lab());
                RawAgent agent = gateway.agent()) {
            agent.send(start + " HTTP/1.1\r\nHost: " + Lab.HOST + "\r\n\r\n");
            assertThat(agent.head()).startsWith("HTTP/1.1 200 ");
            assertThat(origin.heads().getFirst())
                    .contains("Authorization: Bearer " + LoopbackGateway.SECRET);
        }
    }

    @Test
    void register_longerThanWhatIsRead_goesOnWithTheToken() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = before(origin, lab());
                RawAgent agent = gateway.agent()) {
            agent.send(register(REGISTER, "x".repeat(Lab.BODY_BUFFER + 1)));
            assertThat(agent.head()).startsWith("HTTP/1.1 200 ");
            assertThat(origin.heads().getFirst())
                    .contains("Authorization: Bearer " + LoopbackGateway.SECRET);
        }
    }

    @Test
    void keys_atAnEndpointOfAnotherType_goOn() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = before(origin, new Lab().token("login"));
                RawAgent agent = gateway.agent()) {
            agent.send(get(KEYS));
            assertThat(agent.head()).startsWith("HTTP/1.1 200 ");
            assertThat(origin.heads()).hasSize(1);
        }
    }
}
