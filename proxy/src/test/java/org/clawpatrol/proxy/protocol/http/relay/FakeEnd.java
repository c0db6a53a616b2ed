package org.clawpatrol.proxy.protocol.http.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/** One end in memory: delivers its pieces when it is asked, keeps what it is sent. */
public final class FakeEnd implements RelayEnd {
    public final Deque<byte[]> outgoing = new ArrayDeque<>();
    public final ByteArrayOutputStream received = new ByteArrayOutputStream();
    public boolean writable = true;
    public boolean leaves;
    public boolean left;
    public boolean closed;
    public int demands;
    private boolean demanded;

    /** Whether it was asked for bytes and has something to say, once for each time. */
    public boolean takeTurn() {
        boolean turn = demanded && !closed && (!outgoing.isEmpty() || (leaves && !left));
        if (turn) {
            demanded = false;
        }
        return turn;
    }

    public boolean demanded() {
        return demanded;
    }

    public void says(byte[]... pieces) {
        for (byte[] piece : pieces) {
            outgoing.add(piece);
        }
    }

    public byte[] heard() {
        return received.toByteArray();
    }

    @Override
    public ByteBufAllocator allocator() {
        return UnpooledByteBufAllocator.DEFAULT;
    }

    @Override
    public void send(ByteBuf bytes) {
        if (!closed) {
            byte[] copy = new byte[bytes.readableBytes()];
            bytes.readBytes(copy);
            received.writeBytes(copy);
        }
        bytes.release();
    }

    @Override
    public void flush() {}

    @Override
    public void demand() {
        if (demanded) {
            throw new AssertionError("demanded twice");
        }
        demanded = true;
        demands++;
    }

    @Override
    public boolean writable() {
        return writable;
    }

    @Override
    public void close() {
        closed = true;
    }
}
