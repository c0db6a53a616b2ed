package org.clawpatrol.proxy.protocol.http.multiplex;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Headers;

/** Of a stream that nobody owns yet. Stateless. */
final class NoStreamListener implements StreamListener {
    static final StreamListener INSTANCE = new NoStreamListener();

    private NoStreamListener() {}

    @Override
    public void onHeaders(Http2Headers headers, boolean last) {}

    @Override
    public void onData(ByteBuf piece, boolean last) {
        piece.release();
    }

    @Override
    public void onReadComplete() {}

    @Override
    public void onWritabilityChanged() {}

    @Override
    public void onReset(long code) {}

    @Override
    public void onBroken(Throwable cause) {}

    @Override
    public void onClosed() {}
}
