package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clawpatrol.proxy.fake.OtlpSink;
import org.clawpatrol.proxy.telemetry.otel.Export;
import org.clawpatrol.proxy.telemetry.otel.ExportSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** W3C trace context from the agent through the gateway to the origin. */
class TracedTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "traceparent: 00-" + TRACE + "-b7ad6b7169203331",
                "traceparent: 00-" + TRACE + "-0000000000000000-01",
                "traceparent: 00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "traceparent: ff-" + TRACE + "-b7ad6b7169203331-01",
                "traceparent: 00-" + TRACE + "-b7ad6b7169203331-01-extra",
                "traceparent: 00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "traceparent: garbage",
                "traceparent: " + PARENT + "\r\ntraceparent: " + PARENT
            })
    void malformedParent_whenTraced_beginsATraceOfOurOwn(String field) throws IOException {
        List<String> got = traced("/", field, "tracestate: vendor=1");
        assertThat(got).hasSize(1);
        // Sampled; that the id is random may be said, too (level 2).
        assertThat(got.getFirst())
                .matches("traceparent: 00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]")
                .doesNotContain(TRACE);
    }

    @Test
    void parent_whenTraced_isOursInTheSameTraceAndTheStateIsKept() throws IOException {
        List<String> got =
                traced("/", "Traceparent: " + PARENT, "tracestate: a=1", "tracestate: b=2");
        assertThat(got).hasSize(2);
        assertThat(got.getFirst())
                .matches("traceparent: 00-" + TRACE + "-[0-9a-f]{16}-01")
                .doesNotContain("b7ad6b7169203331");
        assertThat(got.getLast()).isEqualTo("tracestate: a=1,b=2");
    }

    @Test
    void parentThatIsNotSampled_staysSoAndIsNotExported() throws IOException {
        try (OtlpSink sink = OtlpSink.start()) {
            List<String> got =
                    asked(sink, "/", "traceparent: 00-" + TRACE + "-b7ad6b7169203331-00");
            assertThat(got.getFirst()).matches("traceparent: 00-" + TRACE + "-[0-9a-f]{16}-00");
            assertThat(sink.traces()).isEmpty();
        }
    }

    @Test
    void contextOfAnAgent_whenNotTraced_passesAsItIs() throws IOException {
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(request("/", "traceparent: garbage", "tracestate: x=1")).response();
            assertThat(traceFields(origin.heads().getFirst()))
                    .containsExactly("traceparent: garbage", "tracestate: x=1");
        }
    }

    @Test
    void a16_span_hasNeitherSecretNorPathNorQueryNorFields() throws IOException {
        try (OtlpSink sink = OtlpSink.start()) {
            asked(
                    sink,
                    "/private-path?word=private-query",
                    "traceparent: " + PARENT,
                    "X-Private: private-field",
                    "User-Agent: private-agent");
            assertThat(sink.traces())
                    .contains(trace())
                    .contains("clawpatrol.verdict")
                    .contains(Lab.HOST)
                    .doesNotContain("private-")
                    .doesNotContain(LoopbackGateway.SECRET);
            assertThat(sink.metrics())
                    .contains("clawpatrol.verdicts")
                    .doesNotContain("private-")
                    .doesNotContain(Lab.HOST)
                    .doesNotContain(LoopbackGateway.SECRET);
        }
    }

    private static String trace() {
        return new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1);
    }

    private static List<String> traced(String target, String... fields) throws IOException {
        try (OtlpSink sink = OtlpSink.start()) {
            return asked(sink, target, fields);
        }
    }

    /** The trace fields that the origin got; everything is exported when this returns. */
    private static List<String> asked(OtlpSink sink, String target, String... fields)
            throws IOException {
        Lab lab = new Lab().token("api_key", false, Map.of());
        try (TestOrigin origin = TestOrigin.ok();
                LoopbackGateway gateway = new LoopbackGateway(lab.build(), origin.port())) {
            var settings =
                    ExportSettings.of(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", sink.url()))
                            .orElseThrow();
            try (Export export =
                            Export.start(settings, gateway.metrics(), "1", InstantSource.system());
                    RawAgent agent = gateway.agent()) {
                gateway.traceWith(export.tracing());
                agent.send(request(target, fields)).response();
                // Closing after the next answer: the first action has ended by then.
                agent.send(request("/next", "traceparent: 00-" + TRACE + "-b7ad6b7169203331-00"))
                        .response();
            }
            return traceFields(origin.heads().getFirst());
        }
    }

    private static String request(String target, String... fields) {
        return "GET "
                + target
                + " HTTP/1.1\r\nHost: "
                + Lab.HOST
                + "\r\n"
                + String.join("\r\n", fields)
                + "\r\n\r\n";
    }

    private static List<String> traceFields(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("trace"))
                .toList();
    }
}
