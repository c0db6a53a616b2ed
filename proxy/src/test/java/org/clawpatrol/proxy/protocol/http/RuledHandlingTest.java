package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.engine.policy.Injection;
import org.clawpatrol.engine.policy.LogDetail;
import org.clawpatrol.engine.policy.Outcome;
import org.clawpatrol.proxy.approval.ApprovalResult;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.junit.jupiter.api.Test;

/** What rules say besides their outcome, on the wire and in the record. */
class RuledHandlingTest {
    private static final Outcome ALLOW = new Outcome.Allow();
    private static final Outcome ASK = new Outcome.Approve(List.of("dashboard"));
    private static final String REQUEST =
            "POST /private/path?key=word HTTP/1.1\r\nHost: api.lab.test\r\nX-Note: hidden\r\n"
                    + "Content-Length: 7\r\n\r\npayload";

    private static LoopbackGateway gateway(Configuration configuration, TestOrigin origin) {
        return new LoopbackGateway(configuration, origin.port())
                .secret("reader", "reader-secret")
                .secret("writer", "writer-secret");
    }

    private static Lab two() {
        return new Lab().token("reader").token("writer");
    }

    private static ActionRecord only(LoopbackGateway gateway) {
        await().until(() -> gateway.journal().outcomes().size() == 1);
        return gateway.journal().records().getFirst();
    }

    @Test
    void noneChosenOfSeveral_isRefusedAndTheRecordSaysWhatToDo() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(two().build(), origin);
                RawAgent agent = gateway.agent()) {
            agent.send(REQUEST);
            assertThat(agent.rest())
                    .startsWith("HTTP/1.1 502 ")
                    .endsWith("several credentials fit this endpoint and none was chosen")
                    .doesNotContain("reader", "writer");
            assertThat(origin.heads()).isEmpty();
            assertThat(only(gateway).verdict()).isEqualTo("error");
            assertThat(only(gateway).reason())
                    .contains("`reader`, `writer`", "`https.api`", "`inject`", "`placeholder`");
        }
    }

    @Test
    void noneChosenOfSeveral_isRefusedBeforeAnybodyIsAsked() throws IOException {
        Configuration configuration =
                two().all(ASK, new Injection.Dispatched(), LogDetail.FULL).build();
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(configuration, origin);
                RawAgent agent = gateway.agent()) {
            agent.send(REQUEST);
            assertThat(agent.rest()).startsWith("HTTP/1.1 502 ");
        }
    }

    @Test
    void named_isWhatTheOriginGetsWhicheverWasDispatched() throws IOException {
        Configuration configuration =
                new Lab()
                        .token("reader", false, Map.of())
                        .token("writer", false, Map.of("placeholder", "never sent"))
                        .all(ALLOW, new Injection.Named("writer"), LogDetail.FULL)
                        .build();
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(configuration, origin);
                RawAgent agent = gateway.agent()) {
            agent.send(REQUEST);
            assertThat(agent.head()).startsWith("HTTP/1.1 20");
            assertThat(origin.heads().getFirst())
                    .contains("Bearer writer-secret")
                    .doesNotContain("reader-secret");
            assertThat(only(gateway).credential()).isEqualTo("writer");
        }
    }

    @Test
    void none_sendsTheAgentsOwnWords() throws IOException {
        Configuration configuration =
                two().all(ALLOW, new Injection.None(), LogDetail.FULL).build();
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(configuration, origin);
                RawAgent agent = gateway.agent()) {
            agent.send(REQUEST);
            assertThat(agent.head()).startsWith("HTTP/1.1 20");
            assertThat(origin.heads().getFirst()).doesNotContain("secret");
            assertThat(only(gateway).credential()).isEmpty();
        }
    }

    @Test
    void credentialOfAnotherProfile_isNeverLent() throws IOException {
        Configuration configuration =
                new Lab()
                        .token("reader")
                        .all(ALLOW, new Injection.Named("stranger"), LogDetail.FULL)
                        .build();
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway =
                        gateway(configuration, origin).secret("stranger", "stranger-secret");
                RawAgent agent = gateway.agent()) {
            agent.send(REQUEST);
            assertThat(agent.rest())
                    .startsWith("HTTP/1.1 502 ")
                    .contains("credential \"stranger\" may not be used");
            assertThat(origin.heads()).isEmpty();
        }
    }

    @Test
    void credentialTakenAwayWhileAnApprovalWaits_isNotLent() throws Exception {
        Injection writer = new Injection.Named("writer");
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway =
                        gateway(two().all(ASK, writer, LogDetail.FULL).build(), origin);
                RawAgent agent = gateway.agent()) {
            agent.send(REQUEST);
            ManualApprovals.Question question = gateway.approvals().next();
            gateway.reload(new Lab().token("reader").build());
            question.answer(new ApprovalResult.Allowed(List.of("ann")));
            assertThat(agent.rest())
                    .startsWith("HTTP/1.1 502 ")
                    .contains("credential \"writer\" may not be used");
            assertThat(origin.heads()).isEmpty();
            await().until(() -> gateway.journal().outcomes().size() == 1);
            assertThat(gateway.journal().outcomes().getFirst().error())
                    .contains("not, or no longer, granted to profile `dev`");
        }
    }

    @Test
    void timeout_isADenial_unlessTheConfigurationAskedForTheOpposite() throws Exception {
        ApprovalResult late = new ApprovalResult.TimedOut(Duration.ofMinutes(1));
        Injection writer = new Injection.Named("writer");
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway strict =
                        gateway(two().all(ASK, writer, LogDetail.FULL).build(), origin);
                LoopbackGateway loose =
                        gateway(
                                two().all(ASK, writer, LogDetail.FULL).timeoutAllows().build(),
                                origin);
                RawAgent refused = strict.agent();
                RawAgent allowed = loose.agent()) {
            refused.send(REQUEST);
            strict.approvals().next().answer(late);
            assertThat(refused.rest()).startsWith("HTTP/1.1 403 ");
            assertThat(origin.heads()).isEmpty();

            allowed.send(REQUEST);
            loose.approvals().next().answer(late);
            assertThat(allowed.head()).startsWith("HTTP/1.1 20");
            assertThat(only(loose).verdict()).isEqualTo("approved");
            assertThat(only(loose).approvedBy())
                    .containsExactly("nobody: dashboard timed out after 1m0s");
            assertThat(loose.lapsed()).containsExactly("dashboard");
            assertThat(strict.lapsed()).isEmpty();
        }
    }

    @Test
    void logNone_ofARefusedAction_keepsTheRecordWithoutItsContent() throws IOException {
        Configuration configuration =
                new Lab()
                        .all(new Outcome.Deny(), new Injection.Dispatched(), LogDetail.NONE)
                        .build();
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(configuration, origin);
                RawAgent agent = gateway.agent()) {
            agent.send(REQUEST);
            assertThat(agent.rest()).startsWith("HTTP/1.1 403 ");
            ActionRecord record = only(gateway);
            assertThat(record.toString()).doesNotContain("private", "word", "hidden", "payload");
            assertThat(record.verdict()).isEqualTo("deny");
            assertThat(record.host()).isEqualTo(Lab.HOST);
            assertThat(record.log()).isEqualTo("none");
            assertThat(record.tags()).containsExactly("tagged");
        }
    }

    @Test
    void logMeta_keepsPathAndQueryButNeitherHeadersNorBody() throws IOException {
        Configuration configuration =
                new Lab().all(ALLOW, new Injection.Dispatched(), LogDetail.META).build();
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(configuration, origin);
                RawAgent agent = gateway.agent()) {
            agent.send(REQUEST);
            assertThat(agent.head()).startsWith("HTTP/1.1 20");
            ActionRecord record = only(gateway);
            assertThat(record.target()).isEqualTo("/private/path");
            assertThat(record.query()).isEqualTo("key=word");
            assertThat(record.headers()).isEmpty();
            assertThat(record.body()).isEmpty();
            assertThat(record.bodyCut()).isTrue();
        }
    }
}
