package org.clawpatrol.proxy.telemetry.prometheus;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.clawpatrol.proxy.telemetry.MetricSource;

/** What a scraper gets. Immutable; safe to share. */
public final class Exposition {
    private static final Pattern UNWANTED = Pattern.compile(";\\s*q\\s*=\\s*0(\\.0*)?\\s*(;|$)");

    private final MetricSource source;
    private final ExpositionFormatWriter plain = PrometheusTextFormatWriter.create();
    private final ExpositionFormatWriter openMetrics = OpenMetricsTextFormatWriter.create();

    public Exposition(MetricSource source) {
        this.source = source;
    }

    /**
     * A scrape's answer.
     *
     * @param body to be sent as UTF-8
     */
    public record Page(String contentType, String body) {}

    /**
     * Reads everything now.
     *
     * @param accept the scraper's {@code Accept} field; OpenMetrics where it names that, else text
     *     format 0.0.4
     */
    public Page page(String accept) {
        ExpositionFormatWriter writer = wantsOpenMetrics(accept) ? openMetrics : plain;
        var out = new ByteArrayOutputStream(16 * 1024);
        MetricSnapshots snapshots = Snapshots.of(source.read());
        try {
            writer.write(out, snapshots);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return new Page(writer.getContentType(), out.toString(StandardCharsets.UTF_8));
    }

    private static boolean wantsOpenMetrics(String accept) {
        for (String part : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
            if (part.strip().startsWith("application/openmetrics-text")) {
                return !UNWANTED.matcher(part).find();
            }
        }
        return false;
    }
}
