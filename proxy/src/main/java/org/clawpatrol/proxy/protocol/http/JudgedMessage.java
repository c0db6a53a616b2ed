package org.clawpatrol.proxy.protocol.http;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.flow.Exchange;
import org.clawpatrol.proxy.flow.Permit;
import org.clawpatrol.proxy.flow.Refusal;
import org.clawpatrol.proxy.journal.Outcome;
import org.clawpatrol.proxy.protocol.http.websocket.CollectedMessage;
import org.clawpatrol.proxy.protocol.http.websocket.Direction;
import org.clawpatrol.proxy.protocol.http.websocket.FrameActions;

/**
 * One message of a WebSocket while it is decided. What was lent for it is given back unread: the
 * secret went out when the socket was opened. Lives on the event loop of its agent.
 */
final class JudgedMessage implements Exchange, FrameActions.Pending {
    /** From this status on it is not the message's fault. */
    private static final int SERVER_ERROR = 500;

    private static final int POLICY_VIOLATION = 1008;
    private static final int INTERNAL_ERROR = 1011;

    private final CollectedMessage message;
    private final FrameActions.Answer answer;
    private final Executor loop;
    private final LongSupplier nanoTime;
    private final long startNanos;
    private Runnable goneAction = () -> {};
    private boolean alive = true;

    JudgedMessage(
            CollectedMessage message,
            FrameActions.Answer answer,
            Executor loop,
            LongSupplier nanoTime) {
        this.message = message;
        this.answer = answer;
        this.loop = loop;
        this.nanoTime = nanoTime;
        this.startNanos = nanoTime.getAsLong();
    }

    @Override
    public Executor executor() {
        return loop;
    }

    @Override
    public boolean alive() {
        return alive;
    }

    @Override
    public void onGone(Runnable action) {
        goneAction = action;
    }

    @Override
    public void withdraw() {
        alive = false;
        goneAction.run();
    }

    @Override
    public void forward(Permit permit, Lease lease, Done done) {
        lease.close();
        answer.pass((bytes, error) -> done.accept(outcome(bytes, error)));
    }

    private Outcome outcome(long bytes, String error) {
        boolean fromAgent = message.direction() == Direction.TO_ORIGIN;
        long micros = TimeUnit.NANOSECONDS.toMicros(nanoTime.getAsLong() - startNanos);
        return new Outcome("", fromAgent ? bytes : 0, fromAgent ? 0 : bytes, micros, error);
    }

    @Override
    public void refuse(Refusal refusal) {
        boolean judged = refusal.failure().status() < SERVER_ERROR;
        answer.refuse(judged ? POLICY_VIOLATION : INTERNAL_ERROR, refusal.reason());
    }
}
