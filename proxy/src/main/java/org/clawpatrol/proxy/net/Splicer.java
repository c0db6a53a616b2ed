package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.flow.Refusal;
import org.clawpatrol.proxy.flow.SpliceFlow;
import org.clawpatrol.proxy.flow.SplicePermit;
import org.clawpatrol.proxy.telemetry.ConnectionMode;
import org.clawpatrol.proxy.telemetry.GatewayMetrics;
import org.clawpatrol.proxy.telemetry.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes agents to hosts no endpoint claims, uninspected, where the configuration lets them. Safe to
 * share.
 */
public final class Splicer {
    private static final Logger LOG = LoggerFactory.getLogger(Splicer.class);
    private static final Refusal OUT_OF_BOUNDS =
            new Refusal(
                    Failure.ADDRESS_NOT_REACHABLE,
                    "the address is in a range that is not reachable through the gateway");

    private final SpliceFlow flow;
    private final UpstreamDialer dialer;
    private final AddressGuard guard;
    private final InstantSource clock;
    private final GatewayMetrics metrics;

    public Splicer(
            SpliceFlow flow,
            UpstreamDialer dialer,
            AddressGuard guard,
            InstantSource clock,
            GatewayMetrics metrics) {
        this.flow = flow;
        this.dialer = dialer;
        this.guard = guard;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Decides, dials and relays; the agent's pipeline ends in the decoder that holds its bytes. */
    void open(Passage passage, SpliceReply reply) {
        if (refusesUnresolved(passage)) {
            refuse(passage, OUT_OF_BOUNDS, reply::refused);
            return;
        }
        Instant started = clock.instant();
        flow.handle(
                passage.configuration(),
                passage.peer(),
                passage.method(),
                passage.host(),
                passage.port(),
                (permit, done) ->
                        dial(
                                passage,
                                permit,
                                reply,
                                end -> done.accept(end.outcome(micros(started)))),
                reply::refused);
    }

    /** Whether the destination is out of bounds whatever a lookup gives. */
    boolean refusesUnresolved(Passage passage) {
        return guard.refusesUnresolved(passage.authority().host());
    }

    /** Records and refuses a passage that is not to be had. */
    void refuse(Passage passage, Refusal refusal, Consumer<Refusal> shut) {
        flow.refuse(
                passage.peer(), passage.method(), passage.host(), passage.port(), refusal, shut);
    }

    private void dial(
            Passage passage, SplicePermit permit, SpliceReply reply, Consumer<RelayEnd> done) {
        dialer.dialSplice(passage.agent().eventLoop(), permit)
                .addListener(
                        (Future<Channel> dialled) -> {
                            if (dialled.isSuccess()) {
                                relay(passage, dialled.getNow(), reply, done);
                            } else {
                                failed(dialled.cause(), reply, done);
                            }
                        });
    }

    private void relay(
            Passage passage, Channel upstream, SpliceReply reply, Consumer<RelayEnd> done) {
        if (!passage.agent().isActive()) {
            upstream.close();
            done.accept(new RelayEnd("", 0, 0, "the agent left before the origin was connected"));
            return;
        }
        Relay relay = new Relay(passage.agent(), upstream, done);
        Level open = metrics.connections().open(ConnectionMode.SPLICE);
        open.up();
        passage.agent().closeFuture().addListener(closed -> open.down());
        reply.opened(upstream, relay);
        relay.start();
    }

    private void failed(Throwable cause, SpliceReply reply, Consumer<RelayEnd> done) {
        UpstreamException failure =
                cause instanceof UpstreamException known
                        ? known
                        : DialFailure.UNREACHABLE.because(String.valueOf(cause), cause);
        LOG.info("{}", failure.getMessage());
        Refusal refusal =
                DialFailure.NOT_ALLOWED.isReasonOf(failure)
                        ? OUT_OF_BOUNDS
                        : new Refusal(failure.failure(), failure.reason());
        String status = Integer.toString(refusal.failure().status());
        metrics.actions().refused(refusal.failure());
        done.accept(new RelayEnd(status, 0, 0, String.valueOf(failure.getMessage())));
        reply.refused(refusal);
    }

    private long micros(Instant started) {
        return Duration.between(started, clock.instant()).toNanos() / 1_000;
    }
}
