package org.clawpatrol.proxy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.telemetry.prometheus.Exposition;
import org.junit.jupiter.api.Test;

/** A89: nothing an agent sends makes the exposition grow, and reloads only up to a bound. */
class BoundedLabelsTest {
    private final GatewayMetrics metrics = new GatewayMetrics();
    private final AtomicLong clock = new AtomicLong();
    private final Watch watch = new Watch(metrics, Tracing.off(), clock::get);

    @Test
    void exposition_after100kHostsMethodsAndStatuses_hasTheSameLines() {
        act("GET", "warm.example", "200", "api", "rule");
        act("GET", "warm.example", "", "api", "rule");
        long lines = page().lines().count();
        for (int i = 0; i < 100_000; i++) {
            act("M" + i, "h" + i + ".example", "2" + i, "api", "rule");
        }
        assertThat(page().lines().count()).isEqualTo(lines);
        assertThat(page()).doesNotContain("h99999").doesNotContain("M99999");
        assertThat(page())
                .contains("clawpatrol_rule_actions_total{endpoint=\"api\",rule=\"rule\"} 100002.0");
    }

    @Test
    void exposition_after20kEndpointsAndRules_foldsTheRestIntoOther() {
        for (int i = 0; i < 20_000; i++) {
            act("GET", "h", "200", "e" + i, "r");
            act("GET", "h", "200", "e0", "r" + i);
        }
        String page = page();
        assertThat(page.lines().filter(line -> line.startsWith("clawpatrol_endpoint_")).count())
                .isEqualTo(201);
        assertThat(page.lines().filter(line -> line.contains("endpoint=\"e0\",rule=")).count())
                .isEqualTo(51);
        assertThat(page)
                .contains("{endpoint=\"other\",verdict=\"allow\"} 19800.0")
                .contains("{endpoint=\"e0\",rule=\"other\"} ");
        assertThat(page.length()).isLessThan(200_000);
    }

    @Test
    void shadowDecisions_ofManyEndpoints_foldIntoOther() {
        for (int i = 0; i < 1_000; i++) {
            watch.follow(0, TraceFields.none()).shadowDecided("e" + i, ShadowResult.DIFFERS);
        }
        assertThat(page().lines().filter(line -> line.startsWith("clawpatrol_shadow_d")).count())
                .isEqualTo(201);
        assertThat(page())
                .contains(
                        "clawpatrol_shadow_decisions_total{endpoint=\"other\",result=\"differs\"}"
                                + " 800.0");
    }

    @Test
    void endpoint_namedLikeTheRest_isCountedWithTheRest() {
        act("GET", "h", "200", "other", "other");
        assertThat(page())
                .contains(
                        "clawpatrol_endpoint_actions_total{endpoint=\"other\",verdict=\"allow\"}");
    }

    @Test
    void name_withQuotesAndLineBreaks_staysOneLine() {
        act("GET", "h", "200", "a\"b\\c\nd", "r");
        assertThat(page()).contains("{endpoint=\"a\\\"b\\\\c\\nd\",verdict=\"allow\"} 1.0");
    }

    @Test
    void timer_refusedByTheOrigin_isAnErrorOfThatKind() {
        ActionTimer timer = watch.follow(0, TraceFields.none());
        timer.refused(Failure.UPSTREAM_UNREACHABLE);
        assertThat(timer.failed()).isTrue();
        assertThat(page())
                .contains("clawpatrol_refusals_total{reason=\"upstream_unreachable\"} 1.0")
                .contains("clawpatrol_origin_failures_total{kind=\"upstream_unreachable\"} 1.0");
    }

    @Test
    void phases_addUpToTheirOwnBuckets() {
        ActionTimer timer = watch.follow(0, TraceFields.none());
        clock.addAndGet(2_000_000);
        timer.reached(Phase.DECIDE);
        clock.addAndGet(400_000_000_000L);
        timer.reached(Phase.SETTLE);
        String page = page();
        assertThat(page)
                .contains(
                        "clawpatrol_phase_duration_seconds_bucket{phase=\"decide\",le=\"0.001\"} 0")
                .contains(
                        "clawpatrol_phase_duration_seconds_bucket{phase=\"decide\",le=\"0.005\"} 1")
                .contains(
                        "clawpatrol_phase_duration_seconds_bucket{phase=\"settle\",le=\"300.0\"} 0")
                .contains(
                        "clawpatrol_phase_duration_seconds_bucket{phase=\"settle\",le=\"+Inf\"} 1")
                .contains("clawpatrol_phase_duration_seconds_sum{phase=\"settle\"} 400.0");
    }

    @Test
    void accept_ofOpenMetrics_getsIt_anythingElseGetsText() {
        Exposition exposition = new Exposition(metrics);
        String asPrometheusDoes =
                "application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=0.0.4;q=0.4";
        assertThat(exposition.page(asPrometheusDoes).contentType())
                .startsWith("application/openmetrics-text; version=1.0.0");
        assertThat(exposition.page(asPrometheusDoes).body()).endsWith("# EOF\n");
        assertThat(exposition.page("").contentType()).startsWith("text/plain; version=0.0.4");
        assertThat(exposition.page("application/openmetrics-text;q=0, */*").contentType())
                .startsWith("text/plain");
        assertThat(exposition.page("*/*").contentType()).startsWith("text/plain");
    }

    private void act(String method, String host, String status, String endpoint, String rule) {
        watch.follow(clock.get(), TraceFields.none())
                .ended(
                        new ActionEnd(
                                new ActionSubject(method, host, endpoint, rule),
                                Ruling.ALLOW,
                                status,
                                1,
                                2));
    }

    private String page() {
        return new Exposition(metrics).page("").body();
    }
}
