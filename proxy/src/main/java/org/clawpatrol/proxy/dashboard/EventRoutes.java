package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.clawpatrol.proxy.approval.ApprovalPool;
import org.clawpatrol.proxy.telemetry.Counter;
import org.clawpatrol.proxy.telemetry.MetricSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live feed. Each stream pulls what is new on its own virtual thread, so a slow reader holds up
 * nobody and nothing queues for it; the connection's idle timeout ends it. Safe to share.
 */
final class EventRoutes {
    static final int MAX_STREAMS = 32;

    private static final Logger LOG = LoggerFactory.getLogger(EventRoutes.class);

    private final RecentActions actions;
    private final ApprovalPool approvals;
    private final Authenticator authenticator;
    private final ChangeSignal signal;
    private final Semaphore places = new Semaphore(MAX_STREAMS);
    private final Counter turnedAway = new Counter();

    EventRoutes(
            RecentActions actions,
            ApprovalPool approvals,
            Authenticator authenticator,
            ChangeSignal signal) {
        this.actions = actions;
        this.approvals = approvals;
        this.authenticator = authenticator;
        this.signal = signal;
    }

    /** How many read the live feed, and how many found no place. */
    MetricSource metrics() {
        return MetricSource.all(
                List.of(
                        MetricSource.level(
                                "clawpatrol.sse.subscribers",
                                "Open live feeds of the dashboard.",
                                () -> MAX_STREAMS - places.availablePermits()),
                        MetricSource.count(
                                "clawpatrol.sse.drops",
                                "Live feeds that were turned away because too many are open.",
                                turnedAway::value)));
    }

    List<Route> all() {
        return List.of(Route.get("/api/events", this::stream));
    }

    private void stream(Context request) {
        if (!places.tryAcquire()) {
            turnedAway.increment();
            request.header("Retry-After", "15");
            throw new RefusedException(503, "too many live feeds are open");
        }
        try {
            request.contentType("text/event-stream; charset=utf-8");
            request.header("X-Accel-Buffering", "no");
            var stream =
                    new EventStream(
                            request.res().getOutputStream(),
                            () -> actions.newest(),
                            () -> approvals.pending().size());
            stream.run(signal, () -> authenticator.caller(request).isPresent());
        } catch (IOException e) {
            LOG.debug("a reader of the live feed is gone: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }
}
