package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Two connections joined byte for byte until both directions ended. A side is read only while the
 * other takes what was read before. Lives on the one loop both connections share.
 */
final class Relay {
    /** The handler in an agent's pipeline that holds what the agent sent before it is relayed. */
    static final String HELD = "held";

    /** A passage on which nothing moves either way for so long is over. */
    private static final long IDLE_SECONDS = 3_600;

    private final Channel agent;
    private final Channel upstream;
    private final RelaySide fromAgent;
    private final RelaySide fromUpstream;
    private final Consumer<RelayEnd> done;
    private String error = "";
    private int open = 2;

    /**
     * @param done called once, when both connections are closed
     */
    Relay(Channel agent, Channel upstream, Consumer<RelayEnd> done) {
        this.agent = agent;
        this.upstream = upstream;
        this.done = done;
        this.fromAgent = new RelaySide(upstream, this);
        this.fromUpstream = new RelaySide(agent, this);
    }

    /** Joins the two; what the agent's handler {@link #HELD} holds goes first. */
    void start() {
        agent.config().setAutoRead(false);
        agent.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        upstream.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        agent.closeFuture().addListener(closed -> oneClosed());
        upstream.closeFuture().addListener(closed -> oneClosed());
        agent.pipeline()
                .addLast(new IdleStateHandler(0, 0, IDLE_SECONDS, TimeUnit.SECONDS))
                .addLast(fromAgent)
                .remove(HELD);
        upstream.pipeline().addLast(fromUpstream);
        agent.read();
        upstream.read();
    }

    /** One connection took what was written to it: the other's bytes are wanted again. */
    void drained(RelaySide side) {
        if (side == fromAgent) {
            fromUpstream.resume(upstream);
        } else {
            fromAgent.resume(agent);
        }
    }

    /** Both directions ended by themselves. */
    void sideEnded() {
        if (fromAgent.ended() && fromUpstream.ended()) {
            agent.close();
            upstream.close();
        }
    }

    /** Ends it early; the first reason is the one recorded. */
    void abort(String reason) {
        if (error.isEmpty()) {
            error = reason;
        }
        upstream.close();
        agent.close();
    }

    /** Ends it early, telling a TLS client why. */
    void abort(String reason, TlsAlert alert) {
        if (error.isEmpty()) {
            error = reason;
        }
        alert.send(agent);
        upstream.close();
    }

    private void oneClosed() {
        if (--open == 0) {
            done.accept(new RelayEnd("200", fromAgent.bytes(), fromUpstream.bytes(), error));
        }
    }
}
