package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.clawpatrol.proxy.protocol.http.TokenClients.PATH;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.config.OAuthClientConfig.Grant;
import org.clawpatrol.engine.policy.Injection;
import org.clawpatrol.engine.policy.LogDetail;
import org.clawpatrol.engine.policy.Outcome;
import org.clawpatrol.proxy.approval.ApprovalResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs renew a token with a placeholder: the gateway answers, as far as the policy lets it. */
class PlaceholderRefreshTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String REFRESH = "clawpatrol-refresh-placeholder-do-not-use";
    private static final String ASK = "grant_type=refresh_token&client_id=app&refresh_token=";

    private static Lab lab() {
        return new Lab().elsewhere("login", TokenClients.of(Grant.REFRESH_TOKEN));
    }

    private static LoopbackGateway before(TestOrigin origin, Lab lab) {
        return new LoopbackGateway(lab.build(), origin.port());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "application/x-www-form-urlencoded, 'grant_type=refresh_token&refresh_token="
                        + REFRESH
                        + "'",
                "application/x-www-form-urlencoded, 'grant_type=refresh_token&client_id=app'",
                "application/json, '{\"grant_type\": \"refresh_token\", \"refresh_token\": \""
                        + REFRESH
                        + "\"}'",
                "Application/JSON; charset=utf-8, '{\"grant_type\": \"refresh_token\", \"client_id\": \"app\"}'",
            })
    void refresh_placeholder_getsPlaceholders(String type, String body) throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = before(origin, lab());
                RawAgent agent = gateway.agent()) {
            gateway.tokensEnd(Instant.now().plusSeconds(3_000));
            for (int i = 1; i <= 2; i++) {
                String answer = agent.send(TokenClients.post(PATH, type, body)).response();
                assertThat(answer)
                        .startsWith("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
                        .contains("Cache-Control: no-store\r\n")
                        .contains("\"access_token\":\"clawpatrol-placeholder-do-not-use\"")
                        .contains("\"refresh_token\":\"" + REFRESH + "\"")
                        .contains("\"token_type\":\"Bearer\"", "\"scope\":\"read write\"")
                        .containsPattern("\"expires_in\":(2999|3000),");
                int count = i;
                await().until(() -> gateway.journal().outcomes().size() == count);
            }
            assertThat(origin.connections()).isZero();
            assertThat(gateway.journal().records())
                    .allMatch(record -> record.credential().equals("login"));
            assertThat(gateway.journal().outcomes())
                    .allMatch(outcome -> outcome.status().equals("200"));
        }
    }

    @Test
    void refresh_overHttp2_getsPlaceholders() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = before(origin, lab());
                Http2Agent agent = gateway.http2Agent()) {
            var exchange =
                    agent.send(Http2Agent.head("POST", PATH).add("content-type", FORM), false)
                            .data(ASK, false)
                            .data(REFRESH, true);
            await().until(exchange::ended);
            assertThat(exchange.status()).isEqualTo("200");
            assertThat(exchange.body()).contains(REFRESH, "\"expires_in\":3600");
            assertThat(origin.connections()).isZero();
        }
    }

    @Test
    void refresh_tokenAboutToEnd_saysTenMinutes() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = before(origin, lab());
                RawAgent agent = gateway.agent()) {
            gateway.tokensEnd(Instant.now().plusSeconds(3));
            assertThat(agent.send(TokenClients.post(PATH, FORM, ASK + REFRESH)).response())
                    .contains("\"expires_in\":600,");
        }
    }

    @Test
    void refresh_refusedByTheRules_readsNoSecret() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = before(origin, lab().denyPath("/oauth"));
                RawAgent agent = gateway.agent()) {
            assertThat(agent.send(TokenClients.post(PATH, FORM, ASK + REFRESH)).rest())
                    .startsWith("HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\n")
                    .doesNotContain("clawpatrol-placeholder");
            assertThat(gateway.journal().records()).hasSize(1);
        }
    }

    @Test
    void refresh_approved_isAnsweredThen() throws Exception {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = before(origin, lab().askFor("/oauth"));
                RawAgent agent = gateway.agent()) {
            agent.send(TokenClients.post(PATH, FORM, ASK + REFRESH));
            gateway.approvals().next().answer(new ApprovalResult.Allowed(List.of("ada")));
            assertThat(agent.response()).startsWith("HTTP/1.1 200").contains(REFRESH);
            assertThat(gateway.journal().records().getFirst().approvedBy()).containsExactly("ada");
        }
    }

    @Test
    void refresh_credentialTakenFromTheProfileMeanwhile_isRefused() throws Exception {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = before(origin, lab().askFor("/oauth"));
                RawAgent agent = gateway.agent()) {
            agent.send(TokenClients.post(PATH, FORM, ASK + REFRESH));
            gateway.reload(new Lab().askFor("/oauth").build());
            gateway.approvals().next().answer(new ApprovalResult.Allowed(List.of("ada")));
            assertThat(agent.response())
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .contains("\"error\":\"invalid_grant\"", "may not be used")
                    .doesNotContain(REFRESH);
        }
    }

    @Test
    void refresh_noSecret_saysWhatTheOperatorMustDo() throws IOException {
        Lab lab = new Lab().elsewhere("robot", TokenClients.of(Grant.CLIENT_CREDENTIALS));
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = before(origin, lab);
                RawAgent agent = gateway.agent()) {
            for (String asked :
                    new String[] {
                        "grant_type=refresh_token&client_id=app",
                        "grant_type=client_credentials&client_id=app&client_secret=" + REFRESH
                    }) {
                assertThat(agent.send(TokenClients.post(PATH, FORM, asked)).response())
                        .startsWith(
                                "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n")
                        .contains("Cache-Control: no-store")
                        .contains("\"error\":\"invalid_grant\"", "'robot'", "operator must set it");
            }
            assertThat(gateway.journal().outcomes()).allMatch(each -> each.status().equals("400"));
            assertThat(origin.connections()).isZero();
        }
    }

    @Test
    void refresh_failingSource_isBadGateway() throws IOException {
        Lab lab = new Lab().elsewhere("robot", TokenClients.of(Grant.CLIENT_CREDENTIALS));
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = before(origin, lab).trouble("the vault is shut");
                RawAgent agent = gateway.agent()) {
            assertThat(agent.send(TokenClients.post(PATH, FORM, ASK + REFRESH)).response())
                    .startsWith("HTTP/1.1 502 Bad Gateway\r\nContent-Type: application/json\r\n")
                    .contains("\"error\":\"temporarily_unavailable\"", "'robot'", "operator")
                    .doesNotContain("vault");
            assertThat(gateway.journal().outcomes().getFirst().status()).isEqualTo("502");
        }
    }

    @Test
    void clientCredentials_placeholderForTheSecret_getsAPlaceholder() throws IOException {
        Lab lab = new Lab().elsewhere("robot", TokenClients.of(Grant.CLIENT_CREDENTIALS));
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = before(origin, lab).secret("robot/client_secret", "s");
                RawAgent agent = gateway.agent()) {
            // app:clawpatrol-placeholder-do-not-use
            String basic =
                    "Authorization: Basic YXBwOmNsYXdwYXRyb2wtcGxhY2Vob2xkZXItZG8tbm90LXVzZQ==";
            assertThat(
                            agent.send(
                                            TokenClients.post(
                                                    PATH,
                                                    FORM,
                                                    "grant_type=client_credentials",
                                                    basic))
                                    .response())
                    .startsWith("HTTP/1.1 200 OK")
                    .contains("\"access_token\":\"clawpatrol-placeholder-do-not-use\"")
                    .doesNotContain("refresh_token");
        }
    }

    @Test
    void refresh_ofOneOfSeveral_isThatOnes() throws IOException {
        Lab lab =
                new Lab()
                        .credential(
                                "reader",
                                TokenClients.of(Grant.REFRESH_TOKEN),
                                Map.of("placeholder", "api-reader"))
                        .credential(
                                "writer",
                                TokenClients.of(Grant.REFRESH_TOKEN),
                                Map.of("placeholder", "api-writer"));
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = before(origin, lab);
                RawAgent agent = gateway.agent()) {
            for (String name : new String[] {"writer", "reader"}) {
                assertThat(
                                agent.send(
                                                TokenClients.post(
                                                        PATH,
                                                        FORM,
                                                        ASK + "api-" + name + "-refresh"))
                                        .response())
                        .contains("\"access_token\":\"api-" + name + "\"");
                assertThat(gateway.journal().records().getLast().credential()).isEqualTo(name);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type=refresh_token&refresh_token=their-own&client_id=app",
        "grant_type=refresh_token&client_id=another",
        "grant_type=authorization_code&code=abc&client_id=app",
        "grant_type=refresh_token&refresh_token=" + REFRESH + "&refresh_token=their-own",
        "grant_type=client_credentials&client_id=app&client_secret=" + REFRESH,
    })
    void otherGrants_goOn(String body) throws IOException {
        try (TestOrigin origin =
                        TestOrigin.answering("HTTP/1.1 400 B\r\nContent-Length: 2\r\n\r\n{}");
                LoopbackGateway gateway = before(origin, lab());
                RawAgent agent = gateway.agent()) {
            assertThat(agent.send(TokenClients.post(PATH, FORM, body)).response())
                    .startsWith("HTTP/1.1 400");
            assertThat(origin.heads()).hasSize(1);
        }
    }

    @Test
    void refresh_whereARuleLendsNothing_goesOn() throws IOException {
        Lab lab = lab().all(new Outcome.Allow(), new Injection.None(), LogDetail.FULL);
        try (TestOrigin origin =
                        TestOrigin.answering("HTTP/1.1 400 B\r\nContent-Length: 2\r\n\r\n{}");
                LoopbackGateway gateway = before(origin, lab);
                RawAgent agent = gateway.agent()) {
            agent.send(TokenClients.post(PATH, FORM, ASK + REFRESH)).response();
            assertThat(origin.heads()).hasSize(1);
        }
    }
}
