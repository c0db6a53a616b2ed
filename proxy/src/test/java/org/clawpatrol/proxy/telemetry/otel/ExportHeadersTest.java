package org.clawpatrol.proxy.telemetry.otel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.clawpatrol.proxy.fake.OtlpSink;
import org.clawpatrol.proxy.telemetry.GatewayMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code OTEL_EXPORTER_OTLP_HEADERS} and its kin, which hold tokens. */
class ExportHeadersTest {
    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String HEADERS = "OTEL_EXPORTER_OTLP_HEADERS";
    private static final String TRACES = "OTEL_EXPORTER_OTLP_TRACES_HEADERS";
    private static final String METRICS = "OTEL_EXPORTER_OTLP_METRICS_HEADERS";

    private static Map<String, String> read(String list) {
        Map<String, String> fields = new HashMap<>();
        ExportHeaders.of(HEADERS, list).forEach(fields::put);
        return fields;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=b|a|b",
                "' a = b '|a|b",
                "Authorization=Basic%20dXNlcjpwYXNz|Authorization|Basic dXNlcjpwYXNz",
                "Authorization=Bearer t0k+/en==|Authorization|Bearer t0k+/en==",
                "x=1,a=%2C%3D%25|a|,=%",
                ",,a=b,|a|b",
                "a=b,A=c|a|c",
                "a=|a|''"
            })
    void list_ofPairs_isRead(String list, String key, String value) {
        assertThat(read(list)).containsEntry(key, value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cret",
                "=s3cret",
                "a b=s3cret",
                "a\r\nb=s3cret",
                "a=s3cret%0d%0aHost: x",
                "a=s3cret%00",
                "a=s3cret%",
                "a=s3cret%2",
                "a=s3cret%zz",
                "a=s3cret\u00e9",
                "a=s3cret%C3%A9",
                "\u00e9=s3cret",
                "good=1,s3cret"
            })
    void list_thatIsNone_isRefusedByNameAndNeverShown(String list) {
        var given = Map.of(ENDPOINT, "http://127.0.0.1:4318", HEADERS, list);
        assertThatThrownBy(() -> ExportSettings.of(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(HEADERS + " ")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @Test
    void settings_asText_showNoHeader() {
        var given = Map.of(ENDPOINT, "http://127.0.0.1:4318", HEADERS, "authorization=s3cret");
        assertThat(ExportSettings.of(given).orElseThrow().toString()).doesNotContain("s3cret");
    }

    @Test
    void collector_getsTheGeneralHeadersWithBothSignals() throws IOException {
        try (OtlpSink sink = OtlpSink.start()) {
            export(sink, Map.of(HEADERS, "authorization=Bearer%20t,x-tenant=one", TRACES, " "));
            assertThat(sink.traceHeads())
                    .contains("Authorization: Bearer t")
                    .contains("X-tenant: one");
            assertThat(sink.metricHeads())
                    .contains("Authorization: Bearer t")
                    .contains("X-tenant: one");
        }
    }

    @Test
    void headersOfASignal_takeThePlaceOfTheGeneralOnes() throws IOException {
        try (OtlpSink sink = OtlpSink.start()) {
            export(sink, Map.of(HEADERS, "x-all=1", TRACES, "x-traces=2", METRICS, "x-metrics=3"));
            assertThat(sink.traceHeads()).contains("X-traces: 2").doesNotContain("X-all: 1");
            assertThat(sink.metricHeads()).contains("X-metrics: 3").doesNotContain("X-all: 1");
        }
    }

    private static void export(OtlpSink sink, Map<String, String> headers) {
        Map<String, String> environment = new HashMap<>(headers);
        environment.put(ENDPOINT, sink.url());
        Export export =
                Export.start(
                        ExportSettings.of(environment).orElseThrow(),
                        new GatewayMetrics(),
                        "1",
                        InstantSource.system());
        export.span("gateway.boot", InstantSource.system().instant());
        export.close();
    }
}
