package org.clawpatrol.dsl.load;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.clawpatrol.dsl.config.ConnectionLimits;
import org.clawpatrol.dsl.config.GatewaySettings;
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
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);
    private static final Duration MOST_PATIENCE = Duration.ofHours(24);

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
        return new GatewaySettings.Limits(
                buffer, storage, requests(), connections(), responseTimeout());
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

    private Duration responseTimeout() {
        Duration longest =
                limits.flatMap(found -> found.time("response_timeout"))
                        .orElse(GatewaySettings.Limits.RESPONSE_TIMEOUT);
        if (longest.compareTo(LEAST_PATIENCE) < 0 || longest.compareTo(MOST_PATIENCE) > 0) {
            diagnostics.add(
                    Diagnostic.error(
                                    "C-LIMIT",
                                    limits.orElseThrow().span("response_timeout"),
                                    "`response_timeout` is out of range")
                            .help("write a time from 1s to 24h"));
        }
        return longest;
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
