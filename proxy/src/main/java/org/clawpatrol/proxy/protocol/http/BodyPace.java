package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How fast an agent must send a request's body: no piece is waited for longer than a bound, and
 * over so much waiting the body must come at a least rate. Only time in which the gateway waits for
 * the agent counts, so that a slow origin makes no agent slow; and what came fast once lends
 * nothing to a later window ({@code docs/decisions/0003}). Lives on one event loop.
 */
final class BodyPace {
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Duration bound;
    private final long rate;
    private final LongSupplier nanoTime;
    private final Deadline deadline;
    private boolean waived;
    private boolean waiting;
    private long since;
    private long waited;
    private long received;

    /**
     * @param deadline expires when a piece was waited for too long
     */
    BodyPace(AgentTerms terms, Deadline deadline) {
        this.bound = terms.timeouts().body();
        this.rate = terms.limits().bodyRate();
        this.nanoTime = terms.nanoTime();
        this.deadline = deadline;
    }

    /** Another request begins, or what was waived counts again. */
    void begin() {
        waived = false;
        waiting = false;
        waited = 0;
        received = 0;
    }

    /** The agent owes a piece; bytes that are none do not put the bound off. */
    void await() {
        if (!waived && !waiting) {
            waiting = true;
            since = nanoTime.getAsLong();
            deadline.arm(bound);
        }
    }

    /**
     * A piece came.
     *
     * @param last whether it ends the body, which is never too late then
     * @throws MalformedMessageException when the body comes too slowly; the piece is released then
     */
    void arrived(ByteBuf piece, boolean last) throws MalformedMessageException {
        received += piece.readableBytes();
        if (!waiting) {
            return;
        }
        waiting = false;
        deadline.disarm();
        waited += nanoTime.getAsLong() - since;
        if (waited < bound.toNanos()) {
            return;
        }
        boolean slow = received < rate * (waited / NANOS);
        waited = 0;
        received = 0;
        if (slow && !last) {
            piece.release();
            throw MalformedMessageException.bodyTooSlow();
        }
    }

    /** Sets the deadline anew, after it served something else. */
    void rearm() {
        if (waiting) {
            deadline.arm(bound);
        } else {
            deadline.disarm();
        }
    }

    /** The rest of the body may take its time. */
    void waive() {
        waived = true;
        if (waiting) {
            waiting = false;
            deadline.disarm();
        }
    }
}
