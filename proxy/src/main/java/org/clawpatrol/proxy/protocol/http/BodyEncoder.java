package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;

/** Puts the body of one message on the wire under its framing. One thread. */
final class BodyEncoder {
    private static final byte[] CRLF = {'\r', '\n'};

    private final Channel channel;
    private final boolean chunked;

    BodyEncoder(Channel channel, Framing framing) {
        this.channel = channel;
        this.chunked =
                switch (framing) {
                    case Framing.None none -> false;
                    case Framing.Length length -> false;
                    case Framing.Chunked chunks -> true;
                    case Framing.UntilClose untilClose -> true;
                };
    }

    /** Writes a piece and takes it over. */
    void data(ByteBuf piece) {
        if (!piece.isReadable()) {
            piece.release();
            return;
        }
        if (!chunked) {
            channel.write(piece);
            return;
        }
        ByteBuf size = channel.alloc().buffer(16);
        WireText.text(size, Integer.toHexString(piece.readableBytes()));
        WireText.crlf(size);
        channel.write(size);
        channel.write(piece);
        channel.write(Unpooled.wrappedBuffer(CRLF));
    }

    void end(HttpFields trailers) {
        if (!chunked) {
            return;
        }
        ByteBuf last = channel.alloc().buffer(64);
        WireText.text(last, "0\r\n");
        WireText.fields(last, trailers);
        WireText.crlf(last);
        channel.write(last);
    }
}
