package org.clawpatrol.proxy.telemetry.otel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clawpatrol.proxy.fake.Patience.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.clawpatrol.proxy.fake.OtlpSink;
import org.clawpatrol.proxy.telemetry.ActionEnd;
import org.clawpatrol.proxy.telemetry.ActionSubject;
import org.clawpatrol.proxy.telemetry.ActionTimer;
import org.clawpatrol.proxy.telemetry.GatewayMetrics;
import org.clawpatrol.proxy.telemetry.Phase;
import org.clawpatrol.proxy.telemetry.Ruling;
import org.clawpatrol.proxy.telemetry.TraceFields;
import org.clawpatrol.proxy.telemetry.Watch;
import org.clawpatrol.proxy.telemetry.prometheus.Exposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A collector that hangs, refuses, is gone, or takes what it gets. */
class ExportTest {
    private final GatewayMetrics metrics = new GatewayMetrics();

    @Test
    void collectorThatNeverAnswers_costsOnlyABoundedNumberOfSpans() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Export export = export("http://127.0.0.1:" + silent.getLocalPort());
            Watch watch = new Watch(metrics, export.tracing(), System::nanoTime);
            for (int i = 0; i < 20_000; i++) {
                act(watch);
            }
            long dropped = count("clawpatrol_spans_dropped_total ");
            assertThat(dropped).isBetween(20_000L - 2_048 - 512, 20_000L - 2_048);
            assertThat(count("clawpatrol_agents_requests_total ")).isEqualTo(20_000);
            export.hurry();
            export.close();
        }
    }

    @Test
    void collectorThatRefuses_isCounted() throws IOException {
        try (OtlpSink sink = OtlpSink.start();
                Export export = export(sink.url())) {
            sink.answer(400);
            act(new Watch(metrics, export.tracing(), System::nanoTime));
            await().until(() -> count("clawpatrol_spans_failed_total ") == 1);
        }
    }

    @Test
    void collectorThatIsGone_isCounted() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        try (Export export = export("http://127.0.0.1:" + port)) {
            act(new Watch(metrics, export.tracing(), System::nanoTime));
            await().until(() -> count("clawpatrol_spans_failed_total ") == 1);
        }
    }

    @Test
    void closing_sendsWhatWaits() throws IOException {
        try (OtlpSink sink = OtlpSink.start()) {
            Export export = export(sink.url() + "/");
            act(new Watch(metrics, export.tracing(), System::nanoTime));
            export.span("gateway.boot", Instant.now());
            export.close();
            assertThat(sink.traces())
                    .contains("gateway.boot")
                    .contains("clawpatrol.verdict")
                    .contains("api.example")
                    .contains("reserve")
                    .contains("http.request.method");
            assertThat(sink.metrics())
                    .contains("clawpatrol.verdicts")
                    .contains("clawpatrol.request.duration")
                    .contains("clawpatrol.agents.bytes_total");
        }
    }

    @Test
    void endpoint_notSet_exportsNothing() {
        assertThat(ExportSettings.of(Map.of())).isEmpty();
        assertThat(ExportSettings.of(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", " "))).isEmpty();
    }

    @Test
    void interval_isInMilliseconds() {
        var given =
                Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://127.0.0.1:4318/otlp",
                        "OTEL_METRIC_EXPORT_INTERVAL",
                        "1500");
        ExportSettings settings = ExportSettings.of(given).orElseThrow();
        assertThat(settings.metricInterval()).isEqualTo(Duration.ofMillis(1500));
        assertThat(settings.pathOf("traces")).isEqualTo("http://127.0.0.1:4318/otlp/v1/traces");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:4318",
                "grpc://x:1",
                "http://",
                "http://a b",
                "//x",
                "http://x?y"
            })
    void endpoint_thatIsNoUrl_isRefusedByName(String endpoint) {
        assertThatThrownBy(() -> ExportSettings.of(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("OTEL_EXPORTER_OTLP_ENDPOINT is not ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "60s", "99999999999999999999"})
    void interval_thatIsNone_isRefusedByName(String interval) {
        var given =
                Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://127.0.0.1:4318",
                        "OTEL_METRIC_EXPORT_INTERVAL",
                        interval);
        assertThatThrownBy(() -> ExportSettings.of(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("OTEL_METRIC_EXPORT_INTERVAL is not ");
    }

    private static void act(Watch watch) {
        ActionTimer timer = watch.follow(System.nanoTime(), TraceFields.none());
        timer.reached(Phase.RESERVE);
        timer.ended(
                new ActionEnd(
                        new ActionSubject("GET", "api.example", "api", "rule"),
                        Ruling.ALLOW,
                        "200",
                        0,
                        0));
    }

    private Export export(String endpoint) {
        return Export.start(
                ExportSettings.of(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint)).orElseThrow(),
                metrics,
                "1",
                InstantSource.system());
    }

    private long count(String name) {
        return new Exposition(metrics)
                .page("")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length())))
                .sum();
    }
}
