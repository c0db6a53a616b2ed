package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;

/** Listens to an origin that owes no response. Stateless. */
final class NoOriginListener implements OriginStream.Listener {

    @Override
    public void onInterim(HttpResponseHead head) {}

    @Override
    public void onHead(HttpResponseHead head, Framing framing) {}

    @Override
    public OriginStream.Receiver onSwitch(HttpResponseHead head) {
        return this;
    }

    @Override
    public void onData(ByteBuf piece) {
        piece.release();
    }

    @Override
    public void onEnd(HttpFields trailers) {}

    @Override
    public void onReadComplete() {}

    @Override
    public void onWritable() {}

    @Override
    public void onFailure(String cause, OriginStream.Progress progress) {}
}
