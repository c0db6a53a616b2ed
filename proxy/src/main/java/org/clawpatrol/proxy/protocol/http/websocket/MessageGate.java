package org.clawpatrol.proxy.protocol.http.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets the frames of one direction pass, each message only once it was judged, where messages are.
 * Control frames between the fragments of a message go ahead of it; nothing passes while a
 * judgement is awaited. One thread.
 */
final class MessageGate implements FrameSink {
    private static final String ENDED = "the connection ended within the message";

    private final FrameActions actions;
    private final Passage passage;
    private final MessageCollector collector;
    private final Deque<Waiting> controls = new ArrayDeque<>();
    private State state = State.OPEN;
    private boolean inFrame;
    private boolean lastFrame;
    private boolean messageEnded;
    private boolean answering;
    private long frames;
    private FrameActions.Pending pending = () -> {};
    private FrameActions.@Nullable Passing passing;
    private long passed;

    private enum State {
        /** Frames pass. */
        OPEN,
        COLLECTING,
        /** The message is being judged. */
        WAITING,
        /** The rest of a message passes that was longer than what was judged. */
        REST,
        SHUT
    }

    private record Waiting(FrameHeader header, ByteBuf raw) {}

    /** What the gate opens to. */
    interface Passage {
        void send(ByteBuf bytes);

        /** Gets a close frame. */
        void close(ByteBuf frame);

        void refuse(Fault fault);

        /** The gate, which was waiting, is open again. */
        void resume();
    }

    MessageGate(
            ByteBufAllocator allocator,
            Direction direction,
            Optional<DeflateTerms> deflate,
            FrameActions actions,
            Passage passage) {
        this.actions = actions;
        this.passage = passage;
        this.collector = new MessageCollector(allocator, direction, deflate);
    }

    boolean waiting() {
        return state == State.WAITING;
    }

    /** Whether what passed so far ends with a whole frame. */
    boolean atBoundary() {
        return !inFrame || state == State.COLLECTING || state == State.WAITING;
    }

    long frames() {
        return frames;
    }

    @Override
    public void data(FrameHeader header, ByteBuf raw) {
        frames++;
        inFrame = true;
        lastFrame = header.fin();
        if (header.startsMessage() && state == State.OPEN) {
            begin(header);
        }
        switch (state) {
            case OPEN -> passage.send(raw);
            case COLLECTING, WAITING -> collector.head(header, raw);
            case REST -> {
                collector.turn(header);
                sendRest(raw);
            }
            case SHUT -> raw.release();
        }
    }

    private void begin(FrameHeader header) {
        if (actions.judging()) {
            state = State.COLLECTING;
            collector.begin(header, actions.limit());
        } else {
            collector.miss(header);
        }
    }

    @Override
    public void payload(ByteBuf piece, boolean end) {
        inFrame = !end;
        boolean last = end && lastFrame;
        switch (state) {
            case OPEN -> passage.send(piece);
            case COLLECTING -> collect(piece, last);
            case WAITING -> {
                keep(piece, last);
                messageEnded |= last;
            }
            case REST -> rest(piece, last);
            case SHUT -> piece.release();
        }
    }

    private void collect(ByteBuf piece, boolean last) {
        keep(piece, last);
        if (last || collector.full()) {
            state = State.WAITING;
            messageEnded = last;
            answering = true;
            FrameActions.Pending judged = actions.judge(collector.message(last), new Judgement());
            answering = false;
            pending = judged;
        }
    }

    private void keep(ByteBuf piece, boolean last) {
        collector.payload(piece);
        if (last) {
            collector.end();
        }
    }

    private void rest(ByteBuf piece, boolean last) {
        collector.follow(piece);
        sendRest(piece);
        if (last) {
            collector.end();
            state = State.OPEN;
            endPassing("");
        }
    }

    private void sendRest(ByteBuf bytes) {
        passed += bytes.readableBytes();
        passage.send(bytes);
    }

    @Override
    public void control(FrameHeader header, ByteBuf raw) {
        if (state == State.WAITING) {
            controls.add(new Waiting(header, raw));
            return;
        }
        frames++;
        if (header.opcode() == Opcode.CLOSE) {
            passage.close(raw);
        } else if (state == State.SHUT) {
            raw.release();
        } else {
            passage.send(raw);
        }
    }

    /** Nothing passes any more; a close frame is still told of. Any number of times. */
    void shut() {
        boolean waited = state == State.WAITING;
        state = State.SHUT;
        if (waited) {
            pending.withdraw();
        }
        endPassing(ENDED);
        controls.forEach(control -> control.raw().release());
        controls.clear();
        collector.close();
    }

    private void endPassing(String error) {
        FrameActions.Passing ending = passing;
        if (ending != null) {
            passing = null;
            ending.ended(passed, error);
        }
    }

    /** The answer to the message that waits. */
    private final class Judgement implements FrameActions.Answer {
        private boolean given;

        @Override
        public void pass(FrameActions.Passing permitted) {
            if (given || state != State.WAITING) {
                permitted.ended(0, ENDED);
                return;
            }
            given = true;
            state = messageEnded ? State.OPEN : State.REST;
            passing = permitted;
            passed = 0;
            sendRest(collector.takeRaw());
            if (messageEnded) {
                endPassing("");
            }
            while (!controls.isEmpty()) {
                Waiting next = controls.remove();
                control(next.header(), next.raw());
            }
            if (!answering) {
                passage.resume();
            }
        }

        @Override
        public void refuse(int code, String reason) {
            if (!given && state == State.WAITING) {
                given = true;
                state = State.SHUT;
                inFrame = false;
                passage.refuse(new Fault(code, reason));
            }
        }
    }
}
