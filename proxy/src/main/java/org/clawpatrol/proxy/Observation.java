package org.clawpatrol.proxy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.clawpatrol.proxy.telemetry.GatewayMetrics;
import org.clawpatrol.proxy.telemetry.Tracing;
import org.clawpatrol.proxy.telemetry.Watch;
import org.clawpatrol.proxy.telemetry.otel.Export;
import org.clawpatrol.proxy.telemetry.otel.ExportSettings;

/**
 * How the gateway is watched: always counted, traced and exported where the environment says so.
 */
final class Observation implements AutoCloseable {
    private static final long HEARTBEAT_SECONDS = 60;

    private final Watch watch;
    private final Optional<Export> export;
    private final Instant began;

    private Observation(Watch watch, Optional<Export> export, Instant began) {
        this.watch = watch;
        this.export = export;
        this.began = began;
    }

    /**
     * Begins.
     *
     * @throws GatewayException when a variable cannot be used
     */
    static Observation begin(Map<String, String> environment, String version)
            throws GatewayException {
        GatewayMetrics metrics = new GatewayMetrics();
        InstantSource clock = InstantSource.system();
        try {
            Optional<Export> export =
                    ExportSettings.of(environment)
                            .map(settings -> Export.start(settings, metrics, version, clock));
            Tracing tracing = export.map(Export::tracing).orElseGet(Tracing::off);
            return new Observation(
                    new Watch(metrics, tracing, System::nanoTime), export, clock.instant());
        } catch (IllegalArgumentException e) {
            throw new GatewayException(String.valueOf(e.getMessage()), e);
        }
    }

    Watch watch() {
        return watch;
    }

    /** The gateway is up: says so now, and each minute that it still is. */
    void booted(ScheduledExecutorService scheduler) {
        export.ifPresent(
                spans -> {
                    spans.span("gateway.boot", began);
                    scheduler.scheduleAtFixedRate(
                            () -> spans.span("gateway.heartbeat", Instant.now()),
                            HEARTBEAT_SECONDS,
                            HEARTBEAT_SECONDS,
                            TimeUnit.SECONDS);
                });
    }

    /** Waits no longer for a collector. Any thread. */
    void hurry() {
        export.ifPresent(Export::hurry);
    }

    @Override
    public void close() {
        export.ifPresent(Export::close);
    }
}
