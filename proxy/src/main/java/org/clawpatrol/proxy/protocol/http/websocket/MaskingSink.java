package org.clawpatrol.proxy.protocol.http.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Covers lent secrets in the payloads on their way to the agent, also where one is spread over
 * pieces and fragments of a message. Lengths stay, so heads do. Holds back no more than the
 * beginning of a secret and what came behind it. One thread.
 */
final class MaskingSink implements FrameSink {
    private final ByteBufAllocator allocator;
    private final FrameMask mask;
    private final FrameSink next;
    private final Deque<Segment> held = new ArrayDeque<>();
    private int heldPayload;
    private boolean lastFrame = true;
    private long covered;

    private sealed interface Segment {
        ByteBuf bytes();
    }

    private record Control(FrameHeader header, ByteBuf bytes) implements Segment {}

    private record Head(FrameHeader header, ByteBuf bytes) implements Segment {}

    private record Piece(ByteBuf bytes, boolean end) implements Segment {}

    MaskingSink(ByteBufAllocator allocator, FrameMask mask, FrameSink next) {
        this.allocator = allocator;
        this.mask = mask;
        this.next = next;
    }

    /** How many pieces were rewritten. */
    long covered() {
        return covered;
    }

    /** Gives back what is held. */
    void release() {
        held.forEach(segment -> segment.bytes().release());
        held.clear();
    }

    @Override
    public void control(FrameHeader header, ByteBuf raw) {
        if (header.opcode() == Opcode.CLOSE) {
            // Nothing comes behind it, so what is held is no secret.
            emit(heldPayload);
            heldPayload = 0;
        }
        accept(new Control(header, raw));
    }

    @Override
    public void data(FrameHeader header, ByteBuf raw) {
        lastFrame = header.fin();
        accept(new Head(header, raw));
    }

    @Override
    public void payload(ByteBuf piece, boolean end) {
        boolean joined = heldPayload > 0;
        ByteBuf whole = joined ? gathered(piece) : piece;
        if (mask.cover(whole)) {
            covered++;
            if (joined) {
                scatter(whole, piece);
            }
        }
        int keep = end && lastFrame ? 0 : mask.openEnd(whole);
        int free = whole.readableBytes() - keep;
        if (joined) {
            whole.release();
        }
        held.add(new Piece(piece, end));
        heldPayload = keep;
        emit(free);
    }

    private void accept(Segment segment) {
        if (held.isEmpty()) {
            pass(segment);
        } else {
            held.add(segment);
        }
    }

    /** What is held of the message's payload and the new piece, in one. */
    private ByteBuf gathered(ByteBuf piece) {
        ByteBuf whole = allocator.buffer(heldPayload + piece.readableBytes());
        for (Segment segment : held) {
            if (segment instanceof Piece(ByteBuf bytes, boolean _)) {
                whole.writeBytes(bytes, bytes.readerIndex(), bytes.readableBytes());
            }
        }
        return whole.writeBytes(piece, piece.readerIndex(), piece.readableBytes());
    }

    private void scatter(ByteBuf whole, ByteBuf piece) {
        int from = whole.readerIndex();
        for (Segment segment : held) {
            if (segment instanceof Piece(ByteBuf bytes, boolean _)) {
                bytes.setBytes(bytes.readerIndex(), whole, from, bytes.readableBytes());
                from += bytes.readableBytes();
            }
        }
        piece.setBytes(piece.readerIndex(), whole, from, piece.readableBytes());
    }

    /** Passes what is held up to so many bytes of payload, and heads as far as that reaches. */
    private void emit(int free) {
        int left = free;
        while (!held.isEmpty()) {
            Segment first = held.peek();
            int size = first instanceof Piece ? first.bytes().readableBytes() : 0;
            if (size > left) {
                if (left > 0) {
                    next.payload(first.bytes().readRetainedSlice(left), false);
                }
                return;
            }
            left -= size;
            held.remove();
            pass(first);
        }
    }

    private void pass(Segment segment) {
        switch (segment) {
            case Control(FrameHeader header, ByteBuf bytes) -> next.control(header, bytes);
            case Head(FrameHeader header, ByteBuf bytes) -> next.data(header, bytes);
            case Piece(ByteBuf bytes, boolean end) -> next.payload(bytes, end);
        }
    }
}
