package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.proxy.fake.Patience.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.PolicyEngine;
import org.clawpatrol.engine.policy.Unevaluable;
import org.clawpatrol.engine.policy.Verdict;
import org.clawpatrol.proxy.approval.ApprovalResult;
import org.clawpatrol.proxy.fake.Configurations;
import org.clawpatrol.proxy.flow.CheckedDecisions;
import org.clawpatrol.proxy.flow.ShadowAlarm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that must not reach the origin, or only after somebody agreed. */
class RefusalTest {
    private static final String NEXT = get("/smuggled");

    @Test
    void deny_byRule_hasThePromisedBytesAndEndsTheConnection() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(new Lab().denyPath("/no").build(), origin);
                RawAgent agent = gateway.agent()) {
            agent.send(get("/no/x"));
            assertThat(agent.rest())
                    .isEqualTo(
                            "HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\n"
                                    + "Content-Length: 9\r\nConnection: close\r\n\r\nnot there");
            assertThat(origin.heads()).isEmpty();
            assertThat(gateway.journal().records().getFirst().verdict()).isEqualTo("deny");
        }
    }

    /** A28: nobody is told to send what is refused. */
    @Test
    void deny_ofABodyThatWaitsToBeAskedFor_comesWithoutAsking() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(new Lab().denyPath("/no").build(), origin);
                RawAgent agent = gateway.agent()) {
            agent.send(
                    "POST /no/x HTTP/1.1\r\nHost: "
                            + Lab.HOST
                            + "\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
            assertThat(agent.rest()).startsWith("HTTP/1.1 403 ").endsWith("\r\n\r\nnot there");
            assertThat(origin.heads()).isEmpty();
        }
    }

    @Test
    void decisionThatTheRulesInOrderContradict_is500AndNamesNoRule() throws IOException {
        CheckedDecisions wrong =
                new CheckedDecisions(
                        (policy, facts, credential) ->
                                new Decision(
                                        new Verdict.Forward(), Optional.empty(), Unevaluable.NONE),
                        PolicyEngine::walk,
                        new Random(1),
                        new ShadowAlarm());
        Configuration configuration =
                Configurations.withShadowCheck(new Lab().denyPath("/no").build(), 1);
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway =
                        new LoopbackGateway(
                                configuration, origin.port(), HttpTimeouts.standard(), wrong);
                RawAgent agent = gateway.agent()) {
            agent.send(get("/no/x"));
            assertThat(agent.rest())
                    .startsWith("HTTP/1.1 500 ")
                    .endsWith("\r\n\r\nthe decision could not be confirmed");
            assertThat(origin.heads()).isEmpty();
            assertThat(gateway.journal().records().getFirst().verdict()).isEqualTo("error");
        }
    }

    /** A22: what follows a refused head is never read as a request. */
    @Test
    void deny_withBodyThatLooksLikeARequest_readsNoFurther() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(new Lab().denyPath("/no").build(), origin);
                RawAgent agent = gateway.agent()) {
            agent.send(
                    "POST /no HTTP/1.1\r\nHost: api.lab.test\r\nContent-Length: "
                            + (NEXT.length() + 10)
                            + "\r\n\r\n"
                            + NEXT);
            assertThat(agent.response()).startsWith("HTTP/1.1 403 ").endsWith("not there");
            agent.send("0123456789" + NEXT);
            assertThat(agent.rest()).isEmpty();
            assertThat(origin.heads()).isEmpty();
        }
    }

    /** A21: each pipelined request gets its own verdict. */
    @Test
    void pipelined_secondDenied_isJudgedByItself() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(new Lab().denyPath("/no").build(), origin);
                RawAgent agent = gateway.agent()) {
            agent.send(get("/yes") + get("/no") + get("/never"));
            String answers = agent.rest();
            assertThat(answers).contains("hello").endsWith("not there");
            assertThat(origin.heads()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"word", "chunked", "gzip"})
    void deny_byBody_findsTheWordHoweverItIsSent(String how) throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(new Lab().denyBody("drop").build(), origin);
                RawAgent agent = gateway.agent()) {
            byte[] body = how.equals("gzip") ? gzip("please drop it") : bytes("please drop it");
            String framing =
                    how.equals("chunked")
                            ? "Transfer-Encoding: chunked"
                            : "Content-Length: " + body.length;
            String coding = how.equals("gzip") ? "Content-Encoding: gzip\r\n" : "";
            agent.send("DELETE / HTTP/1.1\r\nHost: api.lab.test\r\n" + coding + framing);
            agent.send("\r\n\r\n");
            if (how.equals("chunked")) {
                agent.send("8\r\nplease d\r\n6\r\nrop it\r\n0\r\n\r\n");
            } else {
                agent.send(body);
            }
            assertThat(agent.rest()).endsWith("forbidden word");
            assertThat(origin.heads()).isEmpty();
        }
    }

    /** A36: what lies beyond the cap is unknown, so a rule that reads it refuses. */
    @Test
    void body_overTheCap_failsClosedWhereARuleReadsIt() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(new Lab().denyBody("drop").build(), origin)) {
            for (String framing :
                    new String[] {"Content-Length: 2000", "Transfer-Encoding: chunked"}) {
                try (RawAgent agent = gateway.agent()) {
                    agent.send("POST / HTTP/1.1\r\nHost: api.lab.test\r\n" + framing);
                    String data = "x".repeat(1500) + "drop" + "x".repeat(496);
                    agent.send("\r\n\r\n" + (framing.startsWith("T") ? "7d0\r\n" : "") + data);
                    assertThat(agent.response())
                            .startsWith("HTTP/1.1 403 ")
                            .contains("truncated at the inspection buffer");
                }
            }
            assertThat(origin.heads()).isEmpty();
        }
    }

    @Test
    void body_ofExactlyTheCap_isReadAndForwarded() throws IOException {
        StringBuilder seen = new StringBuilder();
        try (TestOrigin origin = recording(seen);
                LoopbackGateway gateway = gateway(new Lab().denyBody("drop").build(), origin);
                RawAgent agent = gateway.agent()) {
            String body = "y".repeat(Lab.BODY_BUFFER);
            agent.send(post("/", body));
            assertThat(agent.head()).startsWith("HTTP/1.1 204 ");
            assertThat(seen.toString()).isEqualTo(body);
        }
    }

    @Test
    void body_overTheCapOnAnotherRule_isForwardedWhole() throws IOException {
        StringBuilder seen = new StringBuilder();
        try (TestOrigin origin = recording(seen);
                LoopbackGateway gateway = gateway(new Lab().askFor("/ask").build(), origin);
                RawAgent agent = gateway.agent()) {
            String body = "z".repeat(100_000);
            agent.send(post("/free", body));
            assertThat(agent.head()).startsWith("HTTP/1.1 204 ");
            assertThat(seen.toString()).isEqualTo(body);
        }
    }

    @Test
    void approval_given_sendsWhatWasShown() throws Exception {
        StringBuilder seen = new StringBuilder();
        try (TestOrigin origin = recording(seen);
                LoopbackGateway gateway =
                        gateway(new Lab().token("t").askFor("/").build(), origin);
                RawAgent agent = gateway.agent()) {
            agent.send(post("/pay?n=1", "amount=5"));
            ManualApprovals.Question question = gateway.approvals().next();
            assertThat(question.request().body()).isEqualTo("amount=5");
            assertThat(question.request().bodyCut()).isFalse();
            assertThat(question.request().target()).isEqualTo("/pay");
            assertThat(question.request().query()).isEqualTo("n=1");
            assertThat(origin.heads()).isEmpty();
            question.answer(new ApprovalResult.Allowed(List.of("ann")));
            assertThat(agent.head()).startsWith("HTTP/1.1 204 ");
            assertThat(seen.toString()).isEqualTo("amount=5");
            assertThat(gateway.journal().records().getFirst().approvedBy()).containsExactly("ann");
        }
    }

    @Test
    void approval_agentLeaves_isWithdrawnAndNothingIsSent() throws Exception {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(new Lab().askFor("/").build(), origin)) {
            ManualApprovals.Question question;
            try (RawAgent agent = gateway.agent()) {
                agent.send(post("/pay", "amount=5"));
                question = gateway.approvals().next();
            }
            await().untilTrue(question.ended());
            question.answer(new ApprovalResult.Allowed(List.of("late")));
            await().until(() -> gateway.journal().records().size() == 1);
            assertThat(gateway.journal().records().getFirst().verdict()).isEqualTo("denied");
            assertThat(origin.heads()).isEmpty();
        }
    }

    @Test
    void approval_digest_differsWithEveryPartOfTheAction() throws Exception {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(new Lab().askFor("/").build(), origin)) {
            var digests = new java.util.HashSet<String>();
            for (String request :
                    new String[] {
                        post("/a", "x"),
                        post("/a", "y"),
                        post("/a?b", "x"),
                        post("/ab", "x"),
                        get("/a"),
                        "GET /a HTTP/1.1\r\nHost: api.lab.test\r\nX: y\r\n\r\n"
                    }) {
                try (RawAgent agent = gateway.agent()) {
                    agent.send(request);
                    digests.add(gateway.approvals().next().request().digest());
                }
            }
            assertThat(digests).hasSize(6);
        }
    }

    @Test
    void journal_broken_refusesBeforeAnyByteIsSent() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(new Lab().token("t").build(), origin);
                RawAgent agent = gateway.agent()) {
            gateway.journal().breakDown();
            agent.send(get("/"));
            assertThat(agent.rest()).startsWith("HTTP/1.1 503 ");
            assertThat(origin.heads()).isEmpty();
        }
    }

    /** Ruling 4: without a secret nothing is sent, and the answer names the credential. */
    @Test
    void secret_missing_refusesNamingTheCredential() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(new Lab().token("t").build(), origin);
                RawAgent agent = gateway.agent()) {
            gateway.secret("t", "");
            agent.send(get("/"));
            assertThat(agent.rest()).startsWith("HTTP/1.1 502 ").contains("\"t\"");
            assertThat(origin.heads()).isEmpty();
        }
    }

    /** A14: a secret with a line break is refused, not split into headers. */
    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX: y", "a\nb", "a\0b", "a b", "a\u007f", "tok\n", "t\u00f6k"})
    void secret_unfitForAHeader_isRefused(String secret) throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(new Lab().token("t").build(), origin);
                RawAgent agent = gateway.agent()) {
            gateway.secret("t", secret);
            agent.send(get("/"));
            assertThat(agent.rest()).startsWith("HTTP/1.1 502 ").doesNotContain(secret);
            assertThat(origin.heads()).isEmpty();
        }
    }

    @Test
    void origin_notTrusted_isAnsweredWithTheSafeReasonOnly() throws IOException {
        try (LoopbackGateway gateway = new LoopbackGateway(new Lab().token("t").build(), 0);
                RawAgent agent = gateway.agent()) {
            agent.send(get("/"));
            assertThat(agent.rest())
                    .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                    .endsWith("the origin's certificate is not trusted")
                    .doesNotContain("internal-name");
            assertThat(gateway.journal().outcomes().getFirst().status()).isEqualTo("502");
        }
    }

    @Test
    void origin_thatRests_isAnsweredForWithTheTimeToWait() throws IOException {
        try (LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), -1);
                RawAgent agent = gateway.agent();
                Http2Agent framed = gateway.http2Agent()) {
            agent.send(get("/"));
            assertThat(agent.rest())
                    .startsWith("HTTP/1.1 503 Service Unavailable\r\n")
                    .contains("\r\nRetry-After: 10\r\n")
                    .endsWith("it rests");
            var exchange = framed.get("/");
            await().until(exchange::over);
            assertThat(exchange.status()).isEqualTo("503");
            assertThat(exchange.heads().getLast().get("retry-after")).hasToString("10");
        }
    }

    @Test
    void head_neverCompleted_isRefusedInTime() throws IOException {
        HttpTimeouts brief = timeouts(Duration.ofSeconds(1));
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway =
                        new LoopbackGateway(new Lab().build(), origin.port(), brief);
                RawAgent slow = gateway.agent();
                RawAgent idle = gateway.agent()) {
            slow.send("GET / HTTP/1.1\r\nHost: ");
            assertThat(slow.rest()).startsWith("HTTP/1.1 408 ");
            assertThat(idle.rest()).isEmpty();
        }
    }

    @Test
    void body_neverCompleted_isRefusedInTime() throws IOException {
        HttpTimeouts brief = timeouts(Duration.ofSeconds(1));
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway =
                        new LoopbackGateway(new Lab().denyBody("x").build(), origin.port(), brief);
                RawAgent agent = gateway.agent()) {
            agent.send("POST / HTTP/1.1\r\nHost: api.lab.test\r\nContent-Length: 5\r\n\r\nab");
            assertThat(agent.rest()).startsWith("HTTP/1.1 408 ");
            assertThat(origin.heads()).isEmpty();
        }
    }

    private static HttpTimeouts timeouts(Duration agent) {
        Duration rest = Duration.ofSeconds(20);
        return new HttpTimeouts(agent, agent, rest, agent);
    }

    private static LoopbackGateway gateway(Configuration configuration, TestOrigin origin) {
        return new LoopbackGateway(configuration, origin.port());
    }

    private static TestOrigin recording(StringBuilder bodies) throws IOException {
        return TestOrigin.start(
                (connection, head, in, out) -> {
                    bodies.append(TestOrigin.readBody(head, in));
                    TestOrigin.write(out, "HTTP/1.1 204 No Content\r\n\r\n");
                    return true;
                });
    }

    private static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: api.lab.test\r\n\r\n";
    }

    private static String post(String target, String body) {
        return "POST "
                + target
                + " HTTP/1.1\r\nHost: api.lab.test\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes(text));
        }
        return out.toByteArray();
    }
}
