package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.HttpText;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.Operator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A75 and the ordinary life of a held request: one outcome, and none but the one decided. */
class ApprovalTest {
    @TempDir private static Path folder;
    private static Lab lab;
    private static Operator operator;

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.start(folder);
        operator = lab.operator();
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
    void heldRequest_approved_isForwardedWithTheCredential() throws Exception {
        try (Agent agent = lab.agent()) {
            agent.send(Lab.post("/ask/approve?x=1", "{\"amount\":7}"));
            JsonNode held = operator.onePending();
            assertThat(held.path("method").asString("")).isEqualTo("POST");
            assertThat(held.path("host").asString("")).isEqualTo(Lab.HOST);
            assertThat(held.path("path").asString("")).isEqualTo("/ask/approve?x=1");
            assertThat(held.path("body_sample").asString("")).isEqualTo("{\"amount\":7}");
            assertThat(lab.origin().requests()).isEmpty();
            JsonNode result = operator.decide(held.path("id").asString(""), true);
            assertThat(result.path("ok").asBoolean(false)).isTrue();
            assertThat(agent.receive().status()).isEqualTo(200);
        }
        HttpText arrived = lab.origin().requests().getFirst();
        assertThat(arrived.fields("Authorization")).containsExactly("Bearer " + Lab.SECRET);
        assertThat(arrived.body()).isEqualTo("{\"amount\":7}");
        assertThat(operator.recorded(Lab.HOST, "/ask/approve").path("action").asString(""))
                .isEqualTo("approved");
    }

    @Test
    void heldRequest_denied_isRefused() throws Exception {
        try (Agent agent = lab.agent()) {
            agent.send(Lab.request("GET /ask/deny"));
            operator.decide(operator.onePending().path("id").asString(""), false);
            assertThat(agent.receive().status()).isEqualTo(403);
        }
        assertThat(lab.origin().requests()).isEmpty();
        assertThat(operator.recorded(Lab.HOST, "/ask/deny").path("action").asString(""))
                .isEqualTo("denied");
    }

    @Test
    void heldRequest_timedOut_isRefusedAndALateYesChangesNothing() throws Exception {
        String id;
        try (Agent agent = lab.agent()) {
            agent.send(Lab.request("GET /hurry"));
            id = operator.onePending().path("id").asString("");
            HttpText answer = agent.receive();
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body())
                    .contains("timed out after")
                    .contains("upstream request was not sent");
        }
        assertThat(operator.decide(id, true).path("ok").asBoolean(true)).isFalse();
        assertThat(lab.origin().requests()).isEmpty();
    }

    @Test
    void heldRequest_whoseAgentLeft_isGoneAndALateYesChangesNothing() throws Exception {
        String id;
        try (Agent agent = lab.agent()) {
            agent.send(Lab.request("GET /ask/leave"));
            id = operator.onePending().path("id").asString("");
        }
        operator.nothingPending();
        assertThat(operator.decide(id, true).path("ok").asBoolean(true)).isFalse();
        assertThat(lab.origin().requests()).isEmpty();
        assertThat(operator.recorded(Lab.HOST, "/ask/leave").path("action").asString(""))
                .isEqualTo("denied");
    }

    @Test
    void a75_manyDecisionsAtOnce_haveOneOutcome() throws Exception {
        for (int round = 0; round < 5; round++) {
            lab.origin().forget();
            try (Agent agent = lab.agent()) {
                agent.send(Lab.request("GET /ask/race" + round));
                String id = operator.onePending().path("id").asString("");
                List<JsonNode> results = decideTogether(id);
                assertThat(results.stream().filter(result -> result.path("ok").asBoolean(false)))
                        .hasSize(1);
                boolean allowed = agent.receive().status() == 200;
                assertThat(lab.origin().requests()).hasSize(allowed ? 1 : 0);
            }
        }
    }

    private static List<JsonNode> decideTogether(String id) {
        CountDownLatch together = new CountDownLatch(1);
        List<CompletableFuture<JsonNode>> running = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            boolean allow = i % 2 == 0;
            running.add(
                    CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    together.await();
                                    return operator.decide(id, allow);
                                } catch (Exception e) {
                                    throw new IllegalStateException(e);
                                }
                            },
                            task -> Thread.ofVirtual().start(task)));
        }
        together.countDown();
        return running.stream().map(CompletableFuture::join).toList();
    }

    @Test
    void a75_approvedTwice_isForwardedOnce() throws Exception {
        try (Agent agent = lab.agent()) {
            agent.send(Lab.request("GET /ask/twice"));
            String id = operator.onePending().path("id").asString("");
            assertThat(operator.decide(id, true).path("ok").asBoolean(false)).isTrue();
            assertThat(operator.decide(id, true).path("ok").asBoolean(true)).isFalse();
            assertThat(agent.receive().status()).isEqualTo(200);
        }
        assertThat(lab.origin().requests()).hasSize(1);
    }

    @Test
    void a75_restartWhilePending_isDenied() throws Exception {
        String id;
        try (Agent agent = lab.agent()) {
            agent.send(Lab.request("GET /ask/restart"));
            id = operator.onePending().path("id").asString("");
            lab.restart();
            assertThat(agent.rest()).doesNotContain("HTTP/1.1 200");
        }
        operator = lab.operator();
        assertThat(operator.pending().size()).isZero();
        assertThat(operator.decide(id, true).path("ok").asBoolean(true)).isFalse();
        assertThat(lab.origin().requests()).isEmpty();
    }

    @Test
    void deviceWithoutOperatorToken_cannotDecide() throws Exception {
        Operator stranger = new Operator(lab.gateway().dashboard(), "not-a-token");
        assertThat(stranger.get("/api/hitl/pending").statusCode()).isEqualTo(401);
        assertThat(stranger.post("/api/hitl/decide", "{\"id\":\"x\",\"allow\":true}").statusCode())
                .isEqualTo(401);
    }
}
