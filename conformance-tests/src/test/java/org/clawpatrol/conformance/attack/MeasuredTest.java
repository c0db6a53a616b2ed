package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.Operator;
import org.clawpatrol.conformance.lab.RefusedTunnelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A16, A89: what scrapers get holds no secret, and neither it nor the gateway grows with what
 * agents ask for ({@code -Ddistinct=100000} for more of it).
 */
class MeasuredTest {
    private static final int DISTINCT = Integer.getInteger("distinct", 300);
    private static final byte ALERT = 21;
    private static final long GROWTH_KIB = 200 * 1024;

    @TempDir private Path folder;

    @Test
    void a89_distinctHostsAndPaths_addNoLineToTheMetrics() throws Exception {
        try (Lab lab = Lab.start(folder)) {
            Operator operator = lab.operator();
            SSLContext trust = lab.agentTrust();
            try (Agent agent = lab.agent()) {
                agent.ask(Lab.request("GET /first"));
                assertThat(tunnelStatus(lab, trust, "other.lab.test")).isEqualTo(403);
                awaitAllowed(operator, 1);
                long lines = metrics(operator).lines().count();
                long before = lab.gateway().peakKib();
                for (int i = 0; i < DISTINCT; i++) {
                    assertThat(agent.ask(Lab.request("GET /distinct-" + i)).status())
                            .isEqualTo(200);
                    assertThat(tunnelStatus(lab, trust, "distinct-" + i + ".test")).isEqualTo(403);
                    assertThat(helloIsRefused(lab, "distinct-" + i + ".test")).isTrue();
                }
                awaitAllowed(operator, DISTINCT + 1);
                assertThat(metrics(operator).lines().count()).isEqualTo(lines);
                assertThat(lab.gateway().peakKib() - before).isLessThan(GROWTH_KIB);
            }
            assertThat(metrics(operator))
                    .contains("clawpatrol_endpoint_actions_total{endpoint=\"api\",")
                    .contains("rule=\"ordinary\"} " + (DISTINCT + 1) + ".0")
                    .doesNotContain("distinct")
                    .doesNotContain(".test")
                    .doesNotContainPattern(Lab.anyFormOfSecret());
        }
    }

    @Test
    void metrics_withoutAnOperator_areRefused() throws Exception {
        try (Lab lab = Lab.start(folder)) {
            var answer = new Operator(lab.gateway().dashboard(), "").get("/metrics");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).doesNotContain("clawpatrol_");
        }
    }

    private static void awaitAllowed(Operator operator, int count) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () ->
                                metrics(operator)
                                        .contains(
                                                "clawpatrol_verdicts_total{verdict=\"allow\"} "
                                                        + count
                                                        + ".0"));
    }

    private static String metrics(Operator operator) throws Exception {
        var answer = operator.get("/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** A server name that no endpoint has ends the connection with an alert. */
    private static boolean helloIsRefused(Lab lab, String name) throws Exception {
        try (Agent agent = Agent.plain(lab.gateway().tls())) {
            agent.send(TlsBytes.clientHello(name));
            return agent.bytes(1)[0] == ALERT;
        }
    }

    private static int tunnelStatus(Lab lab, SSLContext trust, String host) throws Exception {
        try (Agent ignored = Agent.tunnel(lab.gateway().proxy(), trust, host)) {
            return 200;
        } catch (RefusedTunnelException refused) {
            return refused.status();
        }
    }
}
