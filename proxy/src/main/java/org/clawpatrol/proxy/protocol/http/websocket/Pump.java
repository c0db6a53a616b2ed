package org.clawpatrol.proxy.protocol.http.websocket;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.clawpatrol.proxy.protocol.http.relay.RelayEnd;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a WebSocket: reads its source only while the target takes what is sent and no
 * message waits to be judged. Keeps no more than one reading. One thread.
 */
final class Pump implements MessageGate.Passage {
    private final Direction direction;
    private final RelayEnd source;
    private final RelayEnd target;
    private final WebSocketTerms terms;
    private final Events events;
    private final MessageGate gate;
    private final @Nullable MaskingSink masking;
    private final @Nullable PlaceholderPass placeholders;
    private final FrameReader reader;
    private final Deque<ByteBuf> unread = new ArrayDeque<>();
    private boolean demanded;
    private boolean working;
    private boolean stopped;
    private boolean sourceGone;
    private boolean closeSent;
    private boolean ended;

    /** There once the target is to be told that nothing more comes. */
    private @Nullable Fault parting;

    private long bytes;

    /** What a direction cannot settle alone. */
    interface Events {
        /** A valid close frame, taken over. */
        void onCloseFrame(Pump pump, ByteBuf frame);

        void onFault(Pump pump, Fault fault);

        /** The source is gone, and everything it sent is dealt with. */
        void onLeft(Pump pump);
    }

    Pump(
            Direction direction,
            RelayEnd source,
            RelayEnd target,
            WebSocketTerms terms,
            Services services) {
        this.direction = direction;
        this.source = source;
        this.target = target;
        this.terms = terms;
        this.events = services.events();
        this.gate =
                new MessageGate(
                        source.allocator(), direction, terms.deflate(), services.actions(), this);
        boolean toAgent = direction == Direction.TO_AGENT;
        this.masking =
                toAgent && terms.mask().isPresent()
                        ? new MaskingSink(source.allocator(), terms.mask().get(), gate)
                        : null;
        this.placeholders =
                !toAgent && terms.messages().isPresent()
                        ? new PlaceholderPass(
                                source.allocator(),
                                terms.messages().get(),
                                terms.maskKeys(),
                                target::send)
                        : null;
        this.reader =
                new FrameReader(
                        source.allocator(),
                        !toAgent,
                        terms.deflate().isPresent(),
                        masking == null ? gate : masking);
    }

    /** What both directions share. */
    record Services(FrameActions actions, Events events) {}

    void receive(ByteBuf piece) {
        if (stopped) {
            piece.release();
            return;
        }
        unread.add(piece);
        work();
    }

    void readComplete() {
        demanded = false;
        target.flush();
        pull();
    }

    /** Reads on where that is possible. */
    void pull() {
        boolean passing = unread.isEmpty() && !gate.waiting() && target.writable();
        boolean wanted = stopped || closeSent || passing;
        if (wanted && !demanded && !sourceGone && !ended) {
            demanded = true;
            source.demand();
        }
    }

    void sourceClosed() {
        sourceGone = true;
        // An agent that left waits for no judgement; what an origin left behind still counts.
        if (direction == Direction.TO_ORIGIN || !gate.waiting()) {
            events.onLeft(this);
        }
    }

    /** Looks at nothing that comes from now on, but keeps reading. */
    void stop() {
        stopped = true;
        if (!working) {
            dropUnread();
        }
        pull();
    }

    /**
     * Tells the target that nothing more comes, between two frames as soon as there is such a
     * place, and reads on for the source's own close frame.
     */
    void part(Fault why) {
        parting = why;
        partIfPossible();
    }

    private void partIfPossible() {
        Fault why = parting;
        if (why != null && mayPart()) {
            sendClose(why);
            gate.shut();
            pull();
        }
    }

    private boolean mayPart() {
        return parting != null && !closeSent && gate.atBoundary();
    }

    /** Whether the source has no more to say that matters. */
    boolean settled() {
        return stopped || sourceGone;
    }

    /** Gives everything back. */
    void end() {
        ended = true;
        stop();
        gate.shut();
        if (masking != null) {
            masking.release();
        }
        if (placeholders != null) {
            placeholders.release();
        }
        reader.release();
    }

    /** Tells the target why the connection ends, where a frame can be put. */
    void sendClose(Fault fault) {
        if (closeSent || !gate.atBoundary()) {
            return;
        }
        closeSent = true;
        target.send(
                switch (direction) {
                    case TO_AGENT ->
                            CloseFrame.plain(target.allocator(), fault.code(), fault.reason());
                    case TO_ORIGIN ->
                            CloseFrame.masked(
                                    target.allocator(), fault.code(), terms.maskKeys().getAsInt());
                });
    }

    /** Passes a close frame on, the last frame of this direction. */
    void passClose(ByteBuf frame) {
        closeSent = true;
        send(frame);
    }

    boolean closeSent() {
        return closeSent;
    }

    boolean sourceGone() {
        return sourceGone;
    }

    Direction direction() {
        return direction;
    }

    long frames() {
        return gate.frames();
    }

    long bytes() {
        return bytes;
    }

    long masked() {
        return masking == null ? 0 : masking.covered();
    }

    @Override
    public void send(ByteBuf piece) {
        bytes += piece.readableBytes();
        if (placeholders == null) {
            target.send(piece);
        } else {
            placeholders.pass(piece);
        }
    }

    @Override
    public void close(ByteBuf frame) {
        events.onCloseFrame(this, frame);
    }

    @Override
    public void refuse(Fault fault) {
        events.onFault(this, fault);
    }

    @Override
    public void resume() {
        work();
        target.flush();
        if (sourceGone && !gate.waiting()) {
            events.onLeft(this);
        }
        pull();
    }

    private void work() {
        working = true;
        while (mayGoOn() && !unread.isEmpty()) {
            ByteBuf piece = unread.getFirst();
            Optional<Fault> fault = reader.read(piece, this::mayGoOn);
            if (!piece.isReadable()) {
                unread.removeFirst().release();
            }
            fault.ifPresent(wrong -> events.onFault(this, wrong));
            partIfPossible();
        }
        working = false;
        if (stopped) {
            dropUnread();
        }
    }

    private boolean mayGoOn() {
        return !stopped && !gate.waiting() && !mayPart();
    }

    private void dropUnread() {
        unread.forEach(ByteBuf::release);
        unread.clear();
    }
}
