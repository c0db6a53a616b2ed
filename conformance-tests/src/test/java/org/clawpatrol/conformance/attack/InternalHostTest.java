package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.Operator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway's own host: what an agent may know about itself, by whatever way it comes. */
class InternalHostTest {
    private static final String NAME = "clawpatrol.internal";

    @TempDir private static Path folder;
    private static Lab lab;

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
    }

    private static HttpText get(String path, String... fields) throws Exception {
        try (Agent agent = lab.agent(NAME)) {
            return agent.ask(request("GET " + path, fields));
        }
    }

    private static String request(String methodAndTarget, String... fields) {
        StringBuilder text =
                new StringBuilder(methodAndTarget + " HTTP/1.1\r\nHost: " + NAME + "\r\n");
        for (String field : fields) {
            text.append(field).append("\r\n");
        }
        return text.append("\r\n").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tunnel", "socks", "direct"})
    void authority_isServedByEveryWay(String way) throws Exception {
        try (Agent agent =
                switch (way) {
                    case "tunnel" -> lab.agent(NAME);
                    case "socks" -> Agent.socks(lab.gateway().proxy(), lab.agentTrust(), NAME);
                    default -> Agent.tls(lab.gateway().tls(), lab.agentTrust(), NAME);
                }) {
            HttpText answer = agent.ask(request("GET /ca.crt"));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.field("content-type")).isEqualTo("application/x-pem-file");
            assertThat(answer.body())
                    .isEqualTo(new Operator(lab.gateway().dashboard(), "").get("/ca.crt").body());
            assertThat(agent.ask(request("GET /info")).body())
                    .contains("\"clawpatrol\":true", "\"ca_fingerprint\":\"");
        }
    }

    @Test
    void manifest_showsEndpointsAndPlaceholdersButNoSecretAndNoCondition() throws Exception {
        for (String path : new String[] {"/", "/manifest"}) {
            assertThat(get(path).field("content-type")).startsWith("text/markdown");
        }
        String json = get("/manifest", "Accept: application/json").body();
        assertThat(json)
                .startsWith("{\"profile\":\"lab\"")
                .contains("\"hosts\":[\"api.lab.test\"]", "\"name\":\"api_token\"")
                .contains("\"gated_endpoints\":[\"api\"]");
        assertThat(get("/manifest?format=json").body()).isEqualTo(json);
        assertThat(json + get("/").body())
                .doesNotContain("startsWith", "no-admin")
                .doesNotContainPattern(Lab.anyFormOfSecret());
    }

    @Test
    void pending_showsWhatWaitsWithoutIdsAndQueries() throws Exception {
        try (Agent waiting = lab.agent()) {
            waiting.send(Lab.request("GET /ask?token=private"));
            Operator operator = lab.operator();
            String id = operator.onePending().path("id").asString("");
            assertThat(get("/pending").body())
                    .contains("\"url\":\"https://api.lab.test/ask\"", "\"method\":\"GET\"")
                    .doesNotContain("private", id);
            operator.decide(id, false);
            assertThat(waiting.receive().status()).isEqualTo(403);
        }
        assertThat(get("/pending").body()).isEqualTo("{\"pending\":[]}");
    }

    @ParameterizedTest
    @CsvSource({
        "POST /pending, 405",
        "DELETE /ca.crt, 405",
        "GET /api/hitl/pending, 404",
        "GET /../state, 404",
        "GET //ca.crt, 404",
        "GET https://api.lab.test/ca.crt, 404"
    })
    void everythingElse_isRefused(String line, int status) throws Exception {
        try (Agent agent = lab.agent(NAME)) {
            assertThat(agent.ask(request(line)).status()).isEqualTo(status);
        }
    }

    @Test
    void otherHostsAndBodies_areRefused() throws Exception {
        try (Agent agent = lab.agent(NAME)) {
            assertThat(agent.ask("GET /info HTTP/1.1\r\nHost: api.lab.test\r\n\r\n").status())
                    .isEqualTo(421);
        }
        try (Agent agent = lab.agent(NAME)) {
            assertThat(agent.ask(request("GET /info", "Content-Length: 1") + "x").status())
                    .isEqualTo(413);
        }
    }

    @Test
    void inClear_itIsRefused() throws Exception {
        try (Agent agent = Agent.plain(lab.gateway().proxy())) {
            HttpText answer =
                    agent.ask(
                            "GET http://clawpatrol.internal/info HTTP/1.1\r\n"
                                    + "Host: clawpatrol.internal\r\n\r\n");
            assertThat(answer.status()).isEqualTo(403);
        }
    }
}
