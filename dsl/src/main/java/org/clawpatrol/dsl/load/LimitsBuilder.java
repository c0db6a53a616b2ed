package org.clawpatrol.dsl.load;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.clawpatrol.dsl.config.ConnectionLimits;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.dsl.config.OriginLimits;
import org.clawpatrol.dsl.config.RequestLimits;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;

/** Makes the limits of the gateway from their block. One thread. */
final class LimitsBuilder {
    private static final long BODY_BUFFER = 1L << 20;
    private static final long BODY_STORAGE = 4096;
    private static final long LEAST_HEAD = 1024;
    private static final long MOST_HEAD = 1L << 20;
    private static final long LEAST_URL = 256;
    private static final Duration LEAST_TIME = Duration.ofSeconds(1);
    private static final Duration MOST_PATIENCE = Duration.ofHours(24);
    private static final Duration MOST_IDLE = Duration.ofMinutes(10);

    private final Optional<DecodedBlock> limits;
    private final Diagnostics diagnostics;

    LimitsBuilder(Optional<DecodedBlock> limits, Diagnostics diagnostics) {
        this.limits = limits;
        this.diagnostics = diagnostics;
    }

    GatewaySettings.Limits build() {
        long buffer = whole("body_buffer").orElse(BODY_BUFFER);
        long storage = whole("body_storage").orElse(BODY_STORAGE);
        limits.filter(found -> buffer < storage)
                .ifPresent(
                        found ->
                                diagnostics.add(
                                        Diagnostic.warning(
                                                        "W-LIMITS",
                                                        found.header(),
                                                        "`body_buffer` is smaller than `body_storage`")
                                                .help("only what is buffered can be stored")));
        return new GatewaySettings.Limits(buffer, storage, requests(), connections(), origins());
    }

    private RequestLimits requests() {
        RequestLimits standard = RequestLimits.standard();
        long head = size("header", standard.head(), LEAST_HEAD, MOST_HEAD);
        long url = size("url", Math.min(standard.url(), head), LEAST_URL, head);
        return new RequestLimits(
                (int) head,
                whole("header_fields", standard.fields()),
                (int) url,
                whole("body"),
                whole("body_rate").orElse(standard.bodyRate()));
    }

    private ConnectionLimits connections() {
        ConnectionLimits standard = ConnectionLimits.standard();
        int total = whole("connections", standard.total());
        return new ConnectionLimits(
                total, whole("connections_per_peer", total), whole("streams", standard.streams()));
    }

    private OriginLimits origins() {
        OriginLimits standard = OriginLimits.standard();
        return new OriginLimits(
                time("response_timeout", standard.responseTimeout(), MOST_PATIENCE, "24h"),
                whole("idle_origin_connections", standard.idle()),
                whole("idle_origin_connections_per_host", standard.idlePerHost()),
                time("idle_origin_timeout", standard.idleTimeout(), MOST_IDLE, "10m"));
    }

    /**
     * @param written the most as people write it
     */
    private Duration time(String attribute, Duration fallback, Duration most, String written) {
        Duration time = limits.flatMap(found -> found.time(attribute)).orElse(fallback);
        if (time.compareTo(LEAST_TIME) >= 0 && time.compareTo(most) <= 0) {
            return time;
        }
        diagnostics.add(
                Diagnostic.error(
                                "C-LIMIT",
                                limits.orElseThrow().span(attribute),
                                "`" + attribute + "` is out of range")
                        .help("write a time from 1s to " + written));
        return fallback;
    }

    private OptionalLong whole(String attribute) {
        return limits.map(found -> found.whole(attribute)).orElse(OptionalLong.empty());
    }

    /** The schema has checked the range. */
    private int whole(String attribute, int fallback) {
        return (int) whole(attribute).orElse(fallback);
    }

    private long size(String attribute, long fallback, long least, long most) {
        long size = whole(attribute).orElse(fallback);
        if (size >= least && size <= most) {
            return size;
        }
        diagnostics.add(
                Diagnostic.error(
                                "C-LIMIT",
                                limits.orElseThrow().span(attribute),
                                "`" + attribute + "` is out of range")
                        .help("write a size from " + least + " to " + most + " bytes"));
        return fallback;
    }
}
