package org.clawpatrol.proxy.protocol.http.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * Holds each text message until it is whole, and sends it on as it came, or as one frame where
 * something in it was replaced. Binary messages, control frames and text longer than what is held
 * pass as they come. One thread.
 */
final class PlaceholderSink implements FrameSink {
    /** Most bytes of a text message, heads included, that are looked through. */
    static final int MOST_HELD = 1 << 20;

    private final ByteBufAllocator allocator;
    private final TextRewrite rewrite;
    private final IntSupplier maskKeys;
    private final Consumer<ByteBuf> out;
    private boolean holding;
    private boolean lastFrame;
    private int key;
    private long position;
    private ByteBuf raw = Unpooled.EMPTY_BUFFER;
    private ByteBuf said = Unpooled.EMPTY_BUFFER;

    PlaceholderSink(
            ByteBufAllocator allocator,
            TextRewrite rewrite,
            IntSupplier maskKeys,
            Consumer<ByteBuf> out) {
        this.allocator = allocator;
        this.rewrite = rewrite;
        this.maskKeys = maskKeys;
        this.out = out;
    }

    @Override
    public void control(FrameHeader header, ByteBuf frame) {
        out.accept(frame);
    }

    @Override
    public void data(FrameHeader header, ByteBuf head) {
        if (header.startsMessage()) {
            holding = header.opcode() == Opcode.TEXT;
        }
        lastFrame = header.fin();
        key = header.key();
        position = 0;
        if (!holding) {
            out.accept(head);
            return;
        }
        if (header.startsMessage()) {
            raw = allocator.buffer();
            said = allocator.buffer();
        }
        keep(head);
    }

    @Override
    public void payload(ByteBuf piece, boolean end) {
        if (!holding) {
            out.accept(piece);
            return;
        }
        byte[] plain = MaskKey.unmasked(piece, key, position);
        position += plain.length;
        said.writeBytes(plain);
        keep(piece);
        if (end && lastFrame) {
            finish();
        } else if (raw.readableBytes() > MOST_HELD) {
            passHeld();
        }
    }

    private void keep(ByteBuf bytes) {
        raw.writeBytes(bytes);
        bytes.release();
    }

    private void finish() {
        Optional<byte[]> changed = rewrite.apply(ByteBufUtil.getBytes(said));
        if (changed.isEmpty()) {
            passHeld();
            return;
        }
        byte[] message = changed.get();
        out.accept(TextFrame.masked(allocator, message, maskKeys.getAsInt()));
        Arrays.fill(message, (byte) 0);
        release();
    }

    /** As it came. */
    private void passHeld() {
        ByteBuf taken = raw;
        raw = Unpooled.EMPTY_BUFFER;
        out.accept(taken);
        release();
    }

    /** Gives back what is held; nothing more of the message is. */
    void release() {
        holding = false;
        raw.release();
        raw = Unpooled.EMPTY_BUFFER;
        said.release();
        said = Unpooled.EMPTY_BUFFER;
    }
}
