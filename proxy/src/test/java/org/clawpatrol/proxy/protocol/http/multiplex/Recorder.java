package org.clawpatrol.proxy.protocol.http.multiplex;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Writes down what happens on a stream. */
class Recorder implements StreamListener {
    final List<String> events = new ArrayList<>();
    final ByteArrayOutputStream body = new ByteArrayOutputStream();
    int pieces;

    @Override
    public void onHeaders(Http2Headers headers, boolean last) {
        events.add(last ? "headers, last" : "headers");
    }

    @Override
    public void onData(ByteBuf piece, boolean last) {
        pieces++;
        byte[] bytes = new byte[piece.readableBytes()];
        piece.readBytes(bytes);
        piece.release();
        body.writeBytes(bytes);
        if (last) {
            events.add("last");
        }
    }

    @Override
    public void onReadComplete() {}

    @Override
    public void onWritabilityChanged() {
        events.add("writability");
    }

    @Override
    public void onReset(long code) {
        events.add("reset " + code);
    }

    @Override
    public void onBroken(Throwable cause) {
        events.add("broken");
    }

    @Override
    public void onClosed() {
        events.add("closed");
    }
}
