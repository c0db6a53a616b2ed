package org.clawpatrol.proxy.protocol.http;

import java.time.Duration;

/**
 * Bounds how long an origin says nothing while it owes an answer. Only time in which the gateway
 * listens counts, so that an agent that takes its answer slowly is not laid to the origin; and
 * before a request has ended, silence is part of a conversation and may last longer. One exchange
 * after the other; lives on their event loop.
 */
final class OriginPatience {
    /** Of two sides that could both speak and do not. */
    private static final Duration CONVERSATION = Duration.ofMinutes(30);

    private final Deadline deadline;
    private Duration answer = CONVERSATION;
    private boolean owing;
    private boolean listening;
    private boolean requestEnded;

    OriginPatience(Deadline deadline) {
        this.deadline = deadline;
    }

    /**
     * A request begins.
     *
     * @param longest silence once it has ended
     */
    void begin(Duration longest) {
        answer = longest;
        owing = true;
        listening = false;
        requestEnded = false;
    }

    /** Some of the request was sent. */
    void sent() {
        arm();
    }

    void requestEnded() {
        requestEnded = true;
        arm();
    }

    /** The gateway asks for more. */
    void listen() {
        listening = true;
        arm();
    }

    /** What was asked for has come, and nobody asks for more. */
    void heard() {
        listening = false;
        deadline.disarm();
    }

    /** The origin owes nothing any more. */
    void end() {
        owing = false;
        deadline.disarm();
    }

    /** Ends for good. */
    void cancel() {
        owing = false;
        deadline.cancel();
    }

    private void arm() {
        if (owing && listening) {
            boolean open = !requestEnded && answer.compareTo(CONVERSATION) < 0;
            deadline.arm(open ? CONVERSATION : answer);
        }
    }
}
