package org.clawpatrol.proxy.telemetry.otel;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where spans and readings go, from the environment variables that OpenTelemetry defines.
 *
 * @param endpoint http or https; the paths of OTLP over HTTP are added to it
 * @param metricInterval between two exports of readings
 * @param traceHeaders what is sent along with spans
 * @param metricHeaders what is sent along with readings
 */
public record ExportSettings(
        URI endpoint,
        Duration metricInterval,
        ExportHeaders traceHeaders,
        ExportHeaders metricHeaders) {
    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String HEADERS = "OTEL_EXPORTER_OTLP_HEADERS";
    private static final String TRACE_HEADERS = "OTEL_EXPORTER_OTLP_TRACES_HEADERS";
    private static final String METRIC_HEADERS = "OTEL_EXPORTER_OTLP_METRICS_HEADERS";
    private static final String INTERVAL = "OTEL_METRIC_EXPORT_INTERVAL";
    private static final String DEFAULT_INTERVAL = "60000";

    /**
     * Empty when nothing is to be exported.
     *
     * @throws IllegalArgumentException when a variable cannot be used; the message names it
     */
    public static Optional<ExportSettings> of(Map<String, String> environment) {
        String endpoint = environment.getOrDefault(ENDPOINT, "").strip();
        if (endpoint.isEmpty()) {
            return Optional.empty();
        }
        String interval = environment.getOrDefault(INTERVAL, DEFAULT_INTERVAL).strip();
        return Optional.of(
                new ExportSettings(
                        url(endpoint),
                        millis(interval),
                        headers(environment, TRACE_HEADERS),
                        headers(environment, METRIC_HEADERS)));
    }

    /** Those of the signal take the place of the general ones; a blank variable is none. */
    private static ExportHeaders headers(Map<String, String> environment, String ofSignal) {
        return Stream.of(ofSignal, HEADERS)
                .filter(variable -> !environment.getOrDefault(variable, "").isBlank())
                .findFirst()
                .map(variable -> ExportHeaders.of(variable, environment.getOrDefault(variable, "")))
                .orElseGet(ExportHeaders::none);
    }

    /** Where one kind of signal goes, such as {@code traces}. */
    String pathOf(String signal) {
        String base = endpoint.toString();
        return (base.endsWith("/") ? base : base + "/") + "v1/" + signal;
    }

    // What it says may hold a password, so messages do not repeat it.
    private static URI url(String text) {
        try {
            URI url = new URI(text);
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (web && url.getHost() != null && url.getQuery() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(ENDPOINT + " is not a URL", e);
        }
        throw new IllegalArgumentException(ENDPOINT + " is not an http or https URL");
    }

    private static Duration millis(String text) {
        try {
            long millis = Long.parseLong(text);
            if (millis > 0) {
                return Duration.ofMillis(millis);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(INTERVAL + " is not a number of milliseconds", e);
        }
        throw new IllegalArgumentException(INTERVAL + " is not above 0");
    }
}
