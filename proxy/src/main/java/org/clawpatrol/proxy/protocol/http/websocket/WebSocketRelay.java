package org.clawpatrol.proxy.protocol.http.websocket;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;
import org.clawpatrol.proxy.protocol.http.relay.Ended;
import org.clawpatrol.proxy.protocol.http.relay.Relay;
import org.clawpatrol.proxy.protocol.http.relay.RelayEnd;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket between agent and origin, from behind its handshake to its end. Frames pass as they
 * came; the closing handshake passes too. Malformed and refused frames do not: the other end is
 * closed in their place, and when it answered, or after a moment, the offender with the same code.
 * Lives on one event loop, and nothing may be called once it reported its end.
 */
public final class WebSocketRelay implements Relay {
    /** For answers that are on their way when one end went wrong, and for an offender to leave. */
    static final long GRACE_MILLIS = 250;

    /** For the answer to a close frame, behind everything else that is still to come. */
    static final long CLOSING_MILLIS = 30_000;

    /** For the answers to close frames when the gateway stops. */
    static final long STOPPING_MILLIS = 2_000;

    private static final String STOPPING = "the gateway is stopping";

    private final RelayEnd agent;
    private final RelayEnd origin;
    private final Timer timer;
    private final Consumer<Ended> done;
    private final Pump toOrigin;
    private final Pump toAgent;
    private State state = State.RUNNING;
    private @Nullable Pump offender;
    private @Nullable Pump awaited;
    private Fault fault = Fault.protocol("");
    private String error = "";
    private Runnable cancelAlarm = () -> {};

    private enum State {
        RUNNING,
        /** One end did something wrong; the other may still finish. */
        FAILING,
        /** The gateway stops; both ends may still answer its close frames. */
        STOPPING,
        /** Everything was said; an end is left the time to go. */
        LINGERING,
        ENDED
    }

    /**
     * @param done called once, when both ends are closed
     */
    public WebSocketRelay(
            RelayEnd agent,
            RelayEnd origin,
            WebSocketTerms terms,
            FrameActions actions,
            Consumer<Ended> done) {
        this.agent = agent;
        this.origin = origin;
        this.timer = terms.timer();
        this.done = done;
        Pump.Services services = new Pump.Services(actions, new Events());
        this.toOrigin = new Pump(Direction.TO_ORIGIN, agent, origin, terms, services);
        this.toAgent = new Pump(Direction.TO_AGENT, origin, agent, terms, services);
    }

    @Override
    public void start() {
        toOrigin.pull();
        toAgent.pull();
    }

    @Override
    public void onAgentBytes(ByteBuf bytes) {
        toOrigin.receive(bytes);
    }

    @Override
    public void onOriginBytes(ByteBuf bytes) {
        toAgent.receive(bytes);
    }

    @Override
    public void onAgentReadComplete() {
        if (state != State.ENDED) {
            toOrigin.readComplete();
        }
    }

    @Override
    public void onOriginReadComplete() {
        if (state != State.ENDED) {
            toAgent.readComplete();
        }
    }

    @Override
    public void onAgentWritable() {
        if (state != State.ENDED) {
            toAgent.pull();
        }
    }

    @Override
    public void onOriginWritable() {
        if (state != State.ENDED) {
            toOrigin.pull();
        }
    }

    @Override
    public void onAgentClosed() {
        if (state != State.ENDED) {
            toOrigin.sourceClosed();
        }
    }

    @Override
    public void onOriginClosed() {
        if (state != State.ENDED) {
            toAgent.sourceClosed();
        }
    }

    /**
     * The gateway stops: both ends are told so (1001, RFC 6455 section 7.4.1) behind the frame that
     * is passing, and cut off once both answered, or after a moment. A closing handshake that has
     * begun may end within that moment.
     */
    @Override
    public void stop() {
        if (state != State.RUNNING) {
            return;
        }
        alarm(STOPPING_MILLIS, () -> end(STOPPING));
        if (toOrigin.closeSent() || toAgent.closeSent()) {
            return;
        }
        state = State.STOPPING;
        Fault leaving = new Fault(CloseFrame.GOING_AWAY, STOPPING);
        toAgent.part(leaving);
        toOrigin.part(leaving);
        agent.flush();
        origin.flush();
        endIfAnswered();
    }

    private void endIfAnswered() {
        if (toAgent.settled() && toOrigin.settled()) {
            end(STOPPING);
        }
    }

    /** Ends both at once, for a reason of the caller's. */
    public void abort(String reason) {
        end(reason);
    }

    private Pump other(Pump pump) {
        return switch (pump.direction()) {
            case TO_ORIGIN -> toAgent;
            case TO_AGENT -> toOrigin;
        };
    }

    private void answer(Pump wrong) {
        other(wrong).sendClose(fault);
        linger(wrong);
    }

    private void linger(Pump leaving) {
        state = State.LINGERING;
        awaited = leaving;
        toOrigin.stop();
        toAgent.stop();
        agent.flush();
        origin.flush();
        if (leaving.sourceGone()) {
            end(error);
        } else {
            alarm(GRACE_MILLIS, () -> end(error));
        }
    }

    private void alarm(long millis, Runnable task) {
        cancelAlarm.run();
        cancelAlarm = timer.after(millis, task);
    }

    private void end(String reason) {
        if (state == State.ENDED) {
            return;
        }
        state = State.ENDED;
        cancelAlarm.run();
        toOrigin.end();
        toAgent.end();
        agent.close();
        origin.close();
        done.accept(
                new Ended(
                        toOrigin.frames(),
                        toAgent.frames(),
                        toOrigin.bytes(),
                        toAgent.bytes(),
                        toAgent.masked(),
                        explained(reason)));
    }

    private String explained(String reason) {
        if (toAgent.masked() == 0) {
            return reason;
        }
        String masked = "a lent secret was covered in what the origin sent";
        return reason.isEmpty() ? masked : reason + "; " + masked;
    }

    private static String source(Pump pump) {
        return switch (pump.direction()) {
            case TO_ORIGIN -> "the agent";
            case TO_AGENT -> "the origin";
        };
    }

    /** What happens in either direction. */
    private final class Events implements Pump.Events {

        @Override
        public void onCloseFrame(Pump pump, ByteBuf frame) {
            if (state == State.RUNNING) {
                closing(pump, frame);
                return;
            }
            frame.release();
            pump.stop();
            over(pump);
        }

        private void closing(Pump pump, ByteBuf frame) {
            pump.passClose(frame);
            pump.stop();
            if (other(pump).closeSent()) {
                // A server leaves first, so the origin is waited for and the agent is not.
                linger(toAgent);
            } else {
                alarm(CLOSING_MILLIS, () -> end("a close frame was not answered"));
            }
        }

        @Override
        public void onFault(Pump pump, Fault wrong) {
            pump.stop();
            switch (state) {
                case RUNNING -> failing(pump, wrong);
                case FAILING -> answer(other(pump));
                case STOPPING -> endIfAnswered();
                case LINGERING, ENDED -> {
                    // It is over already.
                }
            }
        }

        private void failing(Pump pump, Fault wrong) {
            state = State.FAILING;
            offender = pump;
            fault = wrong;
            error = source(pump) + ": " + wrong.code() + " " + wrong.reason();
            pump.sendClose(wrong);
            Pump bystander = other(pump);
            if (bystander.sourceGone() || bystander.closeSent()) {
                answer(pump);
            } else {
                alarm(GRACE_MILLIS, () -> answer(pump));
                agent.flush();
                origin.flush();
            }
        }

        @Override
        public void onLeft(Pump pump) {
            if (state == State.RUNNING) {
                left(pump);
            } else {
                over(pump);
            }
        }

        /** The end that a direction comes from has said its last. */
        private void over(Pump pump) {
            switch (state) {
                case FAILING -> {
                    if (pump == offender) {
                        end(error);
                    } else {
                        answer(other(pump));
                    }
                }
                case STOPPING -> endIfAnswered();
                case LINGERING -> {
                    if (pump == awaited) {
                        end(error);
                    }
                }
                case RUNNING, ENDED -> {
                    // Nothing waits for it.
                }
            }
        }

        private void left(Pump pump) {
            if (pump.closeSent()) {
                // The answer has nowhere to go, but whoever writes it may.
                alarm(GRACE_MILLIS, () -> end(""));
            } else if (other(pump).closeSent()) {
                end("");
            } else {
                end(source(pump) + " left without a close frame");
            }
        }
    }
}
