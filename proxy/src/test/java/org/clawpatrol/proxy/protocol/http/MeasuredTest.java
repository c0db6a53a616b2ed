package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.proxy.fake.Patience.await;

import java.io.IOException;
import java.util.Random;
import org.clawpatrol.proxy.flow.CheckedDecisions;
import org.clawpatrol.proxy.flow.DecisionFunction;
import org.clawpatrol.proxy.flow.ShadowAlarm;
import org.clawpatrol.proxy.telemetry.prometheus.Exposition;
import org.junit.jupiter.api.Test;

/** What the data path counts of real exchanges. */
class MeasuredTest {

    @Test
    void a89_thousandsOfPathsHeadersAndQueries_leaveNoTraceInTheMetrics() throws IOException {
        Random random = new Random(89);
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(new Lab().denyPath("/no"), origin);
                RawAgent agent = gateway.agent()) {
            agent.send(get("/warm")).response();
            awaitAllowed(gateway, 1);
            long lines = page(gateway).lines().count();
            for (int i = 0; i < 2_000; i++) {
                String word = "w" + Long.toHexString(random.nextLong());
                agent.send(get("/" + word + "?q=" + word)).response();
            }
            awaitAllowed(gateway, 2001);
            assertThat(page(gateway).lines().count()).isEqualTo(lines);
            assertThat(page(gateway))
                    .contains("clawpatrol_origin_dials_total 1.0")
                    .contains("clawpatrol_origin_reuses_total 2000.0")
                    .contains("clawpatrol_agents_bytes_total{dir=\"out\"} 10005.0")
                    .contains("_seconds_count{phase=\"first_byte\"} 2001")
                    .contains("_seconds_count{phase=\"connect\"} 1\n")
                    .contains("{mode=\"https_mitm\"} 1.0");
        }
    }

    @Test
    void denial_isCountedByReasonVerdictAndStatus() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(new Lab().denyPath("/no"), origin);
                RawAgent agent = gateway.agent()) {
            agent.send(get("/no/x")).rest();
            assertThat(page(gateway))
                    .contains("clawpatrol_verdicts_total{verdict=\"deny\"} 1.0")
                    .contains("clawpatrol_refusals_total{reason=\"policy\"} 1.0")
                    .contains("{status_class=\"4xx\",verdict=\"deny\",le=\"+Inf\"} 1");
        }
    }

    @Test
    void originThatCloses_isAnErrorOfItsOwnKind() throws IOException {
        try (TestOrigin origin = TestOrigin.start((connection, head, in, out) -> false);
                LoopbackGateway gateway = gateway(new Lab(), origin);
                RawAgent agent = gateway.agent()) {
            agent.send(get("/x")).rest();
            await().until(() -> page(gateway).contains("{verdict=\"error\"} 1.0"));
            assertThat(page(gateway))
                    .contains("clawpatrol_verdicts_total{verdict=\"error\"} 1.0")
                    .contains("clawpatrol_origin_failures_total{kind=\"upstream_broken\"} 1.0");
        }
    }

    @Test
    void malformedRequest_isCountedThoughItIsNoAction() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(new Lab(), origin);
                RawAgent agent = gateway.agent()) {
            agent.send("GET / HTTP/1.1\r\n\r\n").rest();
            assertThat(page(gateway))
                    .contains("clawpatrol_refusals_total{reason=\"malformed_request\"} 1.0")
                    .contains("clawpatrol_agents_requests_total 0.0");
        }
    }

    @Test
    void faultOfTheGateway_isCountedAsInternalOverEitherVersion() throws IOException {
        DecisionFunction broken =
                (policy, facts, credential) -> {
                    throw new IllegalStateException("a fault");
                };
        var decisions = new CheckedDecisions(broken, broken, new Random(1), new ShadowAlarm());
        try (LoopbackGateway gateway =
                        new LoopbackGateway(
                                new Lab().build(), 1, HttpTimeouts.standard(), decisions);
                RawAgent agent = gateway.agent();
                Http2Agent agent2 = gateway.http2Agent()) {
            assertThat(agent.send(get("/x")).rest()).startsWith("HTTP/1.1 500 ");
            Http2Agent.Exchange exchange = agent2.get("/x");
            await().until(() -> exchange.status().equals("500"));
            assertThat(page(gateway))
                    .contains("clawpatrol_refusals_total{reason=\"internal\"} 2.0");
        }
    }

    @Test
    void connection_thatCloses_isNotCountedAsOpen() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = gateway(new Lab(), origin)) {
            try (RawAgent agent = gateway.agent()) {
                agent.send(get("/x")).response();
            }
            await().until(() -> page(gateway).contains("{mode=\"https_mitm\"} 0.0"));
        }
    }

    /** An agent may have its answer before the action has ended. */
    private static void awaitAllowed(LoopbackGateway gateway, int count) {
        await().until(
                        () ->
                                page(gateway)
                                        .contains(
                                                "clawpatrol_verdicts_total{verdict=\"allow\"} "
                                                        + count
                                                        + ".0"));
    }

    private static String page(LoopbackGateway gateway) {
        return new Exposition(gateway.metrics()).page("").body();
    }

    private static LoopbackGateway gateway(Lab lab, TestOrigin origin) {
        return new LoopbackGateway(lab.build(), origin.port());
    }

    private static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: " + Lab.HOST + "\r\n\r\n";
    }
}
