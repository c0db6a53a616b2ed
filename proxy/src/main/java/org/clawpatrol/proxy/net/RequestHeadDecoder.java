package org.clawpatrol.proxy.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.clawpatrol.proxy.failure.Failure;
import org.clawpatrol.proxy.flow.Refusal;

/**
 * Reads one request head and no byte further; what follows it goes to the next handler once this
 * one is removed. Lives on one connection's loop.
 */
final class RequestHeadDecoder extends ByteToMessageDecoder {
    private static final int LONGEST = 64 * 1024;
    private static final int END = '\r' << 24 | '\n' << 16 | '\r' << 8 | '\n';

    private final Consumer<HeadReading> receiver;
    private int scanned;
    private boolean done;

    /**
     * @param receiver called once; not at all when the agent leaves first
     */
    RequestHeadDecoder(Consumer<HeadReading> receiver) {
        this.receiver = receiver;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (done) {
            return;
        }
        int end = end(in);
        if (end >= 0) {
            String text = in.toString(in.readerIndex(), end, StandardCharsets.ISO_8859_1);
            in.skipBytes(end + 4);
            finish(RequestHeadParser.parse(text));
        } else if (in.readableBytes() > LONGEST) {
            finish(
                    new HeadReading.Unacceptable(
                            new Refusal(
                                    Failure.HEAD_TOO_LARGE,
                                    "the request head is longer than 64 KiB")));
        }
    }

    /** Offset of the empty line, or -1; bytes looked at once are not looked at again. */
    private int end(ByteBuf in) {
        int start = in.readerIndex();
        int last = Math.min(in.readableBytes(), LONGEST) - 4;
        for (; scanned <= last; scanned++) {
            if (in.getByte(start + scanned) == '\r' && in.getInt(start + scanned) == END) {
                return scanned;
            }
        }
        return -1;
    }

    private void finish(HeadReading reading) {
        done = true;
        receiver.accept(reading);
    }

    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        // A head cut short by the agent's leaving is nobody's request.
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
