package org.clawpatrol.proxy.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Shows the first byte of a connection and then steps aside: every byte, that one included, goes to
 * the handlers which the receiver added. Lives on one connection's loop.
 */
final class FirstByteDecoder extends ByteToMessageDecoder {
    private final IntConsumer receiver;

    /**
     * @param receiver called once, with 0 to 255; not at all when the agent leaves first
     */
    FirstByteDecoder(IntConsumer receiver) {
        this.receiver = receiver;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        receiver.accept(in.getUnsignedByte(in.readerIndex()));
        context.pipeline().remove(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
