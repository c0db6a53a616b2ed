package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.NoMatch;
import org.clawpatrol.engine.policy.Outcome;
import org.clawpatrol.engine.policy.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts of live traffic: where they come from, and what is not read for them. */
class LiveFactsTest {

    @ParameterizedTest
    @CsvSource({
        "agent.profile, dev",
        "agent.device, laptop",
        "endpoint.name, api",
        "http.host, api.lab.test",
        "http.scheme, https",
        "request.host, api.lab.test"
    })
    void fact_ofTheConnection_isWhatTheChannelProved(String path, String value) throws IOException {
        String claims = "X-Profile: other\r\nX-Forwarded-Host: other.test\r\n";
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway =
                        new LoopbackGateway(
                                new Lab().denyFact(path, value).build(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send("GET / HTTP/1.1\r\nHost: api.lab.test\r\n" + claims + "\r\n");
            assertThat(agent.rest()).startsWith("HTTP/1.1 403 ").endsWith("denied fact");
            assertThat(origin.heads()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "graphql.operation",
                "mcp.tool",
                "git.refs",
                "llm.model",
                "http.body",
                "http.form"
            })
    void bodyFact_inARule_needsTheBody(String path) {
        assertThat(new BodyNeed().of(reading(path), new Framing.Length(9))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git.service",
                "grpc.method",
                "llm.provider",
                "http.content_type",
                "agent.profile",
                "request.time",
                "http.path"
            })
    void headFact_inARule_needsNoBody(String path) {
        assertThat(new BodyNeed().of(reading(path), new Framing.Chunked())).isFalse();
    }

    @Test
    void size_needsTheBodyOnlyWhereItIsNotAnnounced() {
        BodyNeed need = new BodyNeed();
        EndpointPolicy policy = reading("http.size");
        assertThat(need.of(policy, new Framing.Length(9))).isFalse();
        assertThat(need.of(policy, new Framing.Chunked())).isTrue();
    }

    private static EndpointPolicy reading(String path) {
        FactRead read = new FactRead(FactSchema.of(Family.HTTP).fact(path).orElseThrow());
        return EndpointPolicy.of(
                "api",
                Family.HTTP,
                List.of(
                        new Rule(
                                "r",
                                0,
                                Optional.empty(),
                                Optional.of(read),
                                new Outcome.Deny(),
                                "")),
                NoMatch.ALLOW);
    }
}
