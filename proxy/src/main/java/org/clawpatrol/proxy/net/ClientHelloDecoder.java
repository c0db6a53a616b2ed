package org.clawpatrol.proxy.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.function.Consumer;

/**
 * Waits for a ClientHello and keeps every byte for the next handler, which gets them once this one
 * is removed. Lives on one connection's loop.
 */
final class ClientHelloDecoder extends ByteToMessageDecoder {
    private final Consumer<HelloReading> receiver;
    private boolean done;

    /**
     * @param receiver called once, with anything but {@code Incomplete}; not at all when the agent
     *     leaves first
     */
    ClientHelloDecoder(Consumer<HelloReading> receiver) {
        this.receiver = receiver;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (done) {
            return;
        }
        HelloReading reading = ClientHelloReader.read(in);
        if (!(reading instanceof HelloReading.Incomplete)) {
            done = true;
            receiver.accept(reading);
        }
    }

    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        // A hello cut short by the agent's leaving asks for nothing.
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
