package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.provider.ValueSource;

/** A45, A46: what an agent could try around the streams of pods, byte by byte. */
class KubernetesStreamsTest {
    private static final String EXEC = "/api/v1/namespaces/web/pods/nginx/exec?command=ls";
    private static final String SWITCHED =
            "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: SPDY/3.1\r\n"
                    + "X-Stream-Protocol-Version: v4.channel.k8s.io\r\n\r\n";
    private static final String[] WANTED = {
        "Connection: Upgrade",
        "Upgrade: SPDY/3.1",
        "X-Stream-Protocol-Version: v4.channel.k8s.io",
        "X-Stream-Protocol-Version: v3.channel.k8s.io"
    };
    private static final String RULES =
            """
            rule "no-databases" {
              endpoint  = kubernetes.api
              priority  = 10
              condition = "k8s.namespace == 'databases'"
              verdict   = "deny"
              reason    = "databases are closed"
            }

            rule "pods" {
              endpoint  = kubernetes.api
              condition = "k8s.resource.startsWith('pods') || k8s.verb == 'meta'"
              verdict   = "allow"
            }
            """;

    @TempDir private static Path folder;
    private static Lab lab;

    @BeforeAll
    static void start() throws Exception {
        String frame =
                LabPolicy.frame()
                        .replace("endpoint \"https\" \"api\"", "endpoint \"kubernetes\" \"api\"")
                        .replace("https.api", "kubernetes.api");
        lab = Lab.withFile(folder, frame + RULES);
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
    }

    @BeforeEach
    void forget() {
        lab.origin().forget();
    }

    @Test
    void a46_spdyExec_thatARuleAllows_isSwitched_andSecretsAreCovered() throws Exception {
        lab.origin().answer(request -> SWITCHED + "token " + Lab.SECRET + " end");
        try (Agent agent = lab.agent()) {
            HttpText answer = agent.ask(Lab.request("POST " + EXEC, WANTED));

            assertThat(answer.status()).isEqualTo(101);
            assertThat(answer.field("upgrade")).isEqualTo("SPDY/3.1");
            assertThat(answer.field("x-stream-protocol-version")).isEqualTo("v4.channel.k8s.io");
            String seen =
                    new String(
                            agent.bytes("token  end".length() + Lab.SECRET.length()),
                            StandardCharsets.ISO_8859_1);
            assertThat(seen).isEqualTo("token " + "*".repeat(Lab.SECRET.length()) + " end");
        }
        HttpText sent = lab.origin().requests().getFirst();
        assertThat(sent.field("authorization")).isEqualTo("Bearer " + Lab.SECRET);
        assertThat(sent.head())
                .contains("Upgrade: SPDY/3.1")
                .contains("X-Stream-Protocol-Version: v3.channel.k8s.io");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/v1/namespaces/databases/pods/db/exec?command=sh",
                "GET /api/v1/namespaces/databases/pods/db/exec?command=sh",
                "POST /api/v1/namespaces/%64atabases/pods/db/attach",
                "POST /api/v1/namespaces/web/../databases/pods/db/portforward",
                "POST /api/v1/proxy/namespaces/databases/pods/db/exec",
                "POST /api/v1/watch/namespaces/databases/pods/db/exec",
                "POST /exec?command=sh",
                "POST /run/databases/db/main"
            })
    void a46_streamThatNoRuleAllows_neverReachesTheCluster(String line) throws Exception {
        try (Agent agent = lab.agent()) {
            assertThat(agent.ask(Lab.request(line, WANTED)).status()).isEqualTo(403);
        }
        assertThat(lab.origin().requests()).isEmpty();
    }

    /** Elsewhere than at a pod's streams the request goes on, and stays HTTP. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/v1/namespaces/web/pods",
                "GET /api/v1/namespaces/web/pods/nginx/proxy/exec",
                "GET /api/v1/namespaces/web/pods/exec",
                "GET /version"
            })
    void a46_switchElsewhere_isNotAskedFor_norBelieved(String line) throws Exception {
        lab.origin().answer(request -> SWITCHED + "anything");
        try (Agent agent = lab.agent()) {
            assertThat(agent.ask(Lab.request(line, WANTED)).status()).isEqualTo(502);
        }
        assertThat(lab.origin().everything()).doesNotContainIgnoringCase("upgrade");
    }

    @Test
    void a46_switchWithABody_isNotAskedFor() throws Exception {
        try (Agent agent = lab.agent()) {
            String request =
                    Lab.request("POST " + EXEC, "Content-Length: 4", WANTED[0], WANTED[1]) + "abcd";
            assertThat(agent.ask(request).status()).isEqualTo(200);
        }
        assertThat(lab.origin().everything()).doesNotContainIgnoringCase("upgrade");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SPDY/3.1, websocket", "websocket, SPDY/3.1", "SPDY/3", "h2c"})
    void a46_otherProtocols_areNotPassedOn(String protocol) throws Exception {
        try (Agent agent = lab.agent()) {
            HttpText answer =
                    agent.ask(
                            Lab.request(
                                    "POST " + EXEC, "Connection: Upgrade", "Upgrade: " + protocol));
            assertThat(answer.status()).isIn(200, 400);
        }
        assertThat(lab.origin().everything()).doesNotContainIgnoringCase("upgrade");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: SPDY/3.1\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\n\r\n"
            })
    void a46_answerThatSwitchesToSomethingElse_isRefused(String text) throws Exception {
        lab.origin().answer(request -> text + "bytes");
        try (Agent agent = lab.agent()) {
            HttpText answer = agent.ask(Lab.request("POST " + EXEC, WANTED));

            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.body()).doesNotContain("bytes");
        }
    }

    @Test
    void a46_refusalOfTheCluster_reachesTheAgent() throws Exception {
        lab.origin()
                .answer(request -> "HTTP/1.1 400 Bad Request\r\nContent-Length: 7\r\n\r\nno such");
        try (Agent agent = lab.agent()) {
            HttpText answer = agent.ask(Lab.request("POST " + EXEC, WANTED));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo("no such");
        }
    }

    @Test
    void a45_impersonation_isRefusedWhateverTheRulesSay() throws Exception {
        try (Agent agent = lab.agent()) {
            HttpText answer =
                    agent.ask(
                            Lab.request(
                                    "GET /api/v1/namespaces/web/pods",
                                    "impersonate-user: system:admin"));

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("impersonation is not allowed");
        }
        assertThat(lab.origin().requests()).isEmpty();
    }
}
