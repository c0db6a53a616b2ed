package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.Operator;
import org.clawpatrol.conformance.lab.RefusedTunnelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A16, A89: what scrapers get holds no secret, and does not grow with what agents ask for. */
class MeasuredTest {
    private static final int DISTINCT = 300;

    @TempDir private Path folder;

    @Test
    void a89_distinctHostsAndPaths_addNoLineToTheMetrics() throws Exception {
        try (Lab lab = Lab.start(folder)) {
            Operator operator = lab.operator();
            try (Agent agent = lab.agent()) {
                agent.ask(Lab.request("GET /first"));
                assertThat(tunnelStatus(lab, "other.lab.test")).isEqualTo(403);
                awaitAllowed(operator, 1);
                long lines = metrics(operator).lines().count();
                for (int i = 0; i < DISTINCT; i++) {
                    assertThat(agent.ask(Lab.request("GET /distinct-" + i)).status())
                            .isEqualTo(200);
                    assertThat(tunnelStatus(lab, "distinct-" + i + ".test")).isEqualTo(403);
                }
                awaitAllowed(operator, DISTINCT + 1);
                assertThat(metrics(operator).lines().count()).isEqualTo(lines);
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

    private static int tunnelStatus(Lab lab, String host) throws Exception {
        try (Agent ignored = lab.agent(host)) {
            return 200;
        } catch (RefusedTunnelException refused) {
            return refused.status();
        }
    }
}
