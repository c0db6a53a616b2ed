package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.ShadowPolicies;
import org.clawpatrol.dsl.config.ShadowPolicy;
import org.clawpatrol.engine.expr.Equal;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.Injection;
import org.clawpatrol.engine.policy.LogDetail;
import org.clawpatrol.engine.policy.NoMatch;
import org.clawpatrol.engine.policy.Outcome;
import org.clawpatrol.engine.policy.Rule;
import org.clawpatrol.engine.value.StringValue;
import org.junit.jupiter.api.Test;

/** What rules in shadow leave alone of real requests. */
final class ShadowTrafficTest {

    @Test
    void shadowRule_thatReadsBodies_makesNoRequestWaitForItsBody() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = new LoopbackGateway(beside(readsBody()), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(
                    "POST /things HTTP/1.1\r\nHost: "
                            + Lab.HOST
                            + "\r\nContent-Length: 8\r\n\r\nhalf");
            await().until(() -> origin.heads().size() == 1);
            agent.send("more");
            assertThat(agent.head()).startsWith("HTTP/1.1 20");
            assertThat(gateway.journal().records().getFirst().shadow())
                    .containsExactly(
                            "unknown: no live rule reads `http.body`, needed by rule `guard`");
        }
    }

    @Test
    void shadowRule_thatWouldDeny_isRecordedOfAForwardedRequest() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway =
                        new LoopbackGateway(beside(Optional.empty()), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send("GET /things HTTP/1.1\r\nHost: " + Lab.HOST + "\r\n\r\n");
            assertThat(agent.head()).startsWith("HTTP/1.1 20");
            assertThat(gateway.journal().records().getFirst().verdict()).isEqualTo("allow");
            assertThat(gateway.journal().records().getFirst().shadow())
                    .containsExactly("deny by rule `guard`");
        }
    }

    private static Optional<Expr> readsBody() {
        return FactSchema.of(Family.HTTP)
                .fact("http", "body")
                .map(
                        body ->
                                new Equal(
                                        new FactRead(body),
                                        new Literal(new StringValue("drop")),
                                        false));
    }

    private static Configuration beside(Optional<Expr> condition) {
        Configuration live =
                new Lab()
                        .all(new Outcome.Allow(), new Injection.Dispatched(), LogDetail.FULL)
                        .build();
        Rule guard = new Rule("guard", 9, Optional.empty(), condition, new Outcome.Deny(), "");
        ShadowPolicy shadow =
                new ShadowPolicy(
                        Map.of(
                                "https.api",
                                EndpointPolicy.of(
                                        "api", Family.HTTP, List.of(guard), NoMatch.ALLOW)),
                        false);
        return new Configuration(
                live.gateway(),
                live.defaults(),
                live.endpoints(),
                live.credentials(),
                live.approvers(),
                live.profiles(),
                live.hosts(),
                live.policy(),
                live.sources(),
                live.rules(),
                new ShadowPolicies(Optional.of(shadow), Optional.empty(), false),
                live.values(),
                live.withoutRuntime());
    }
}
