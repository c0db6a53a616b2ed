package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;

/** Listens where no request is being handled. Stateless. */
final class NoExchange implements AgentStream.Receiver {

    @Override
    public void onBody(ByteBuf piece, boolean last) {
        piece.release();
    }

    @Override
    public void onBroken(MalformedMessageException cause) {}

    @Override
    public void onWritable() {}

    @Override
    public void onGone() {}
}
