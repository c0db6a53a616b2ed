package org.clawpatrol.proxy.protocol.http.multiplex;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Headers;

/** What happens on one stream, in order, on the loop of its connection. */
public interface StreamListener {

    /**
     * A field section arrived: a head, or trailers.
     *
     * @param last whether the peer sends no more
     */
    void onHeaders(Http2Headers headers, boolean last);

    /**
     * A piece of body arrived; taken over, may be empty.
     *
     * @param last whether the peer sends no more
     */
    void onData(ByteBuf piece, boolean last);

    /** Everything that was asked for and had arrived in one go was handed over. */
    void onReadComplete();

    /** {@link MultiplexedStream#writable()} changed. */
    void onWritabilityChanged();

    /**
     * The peer broke the stream off, or will not process it.
     *
     * @param code an error code of RFC 9113, 7; {@code REFUSED_STREAM} where nothing was processed
     */
    void onReset(long code);

    /** The stream broke a rule of HTTP/2 and is reset. */
    void onBroken(Throwable cause);

    /** The stream has ended, whatever ended it; called once, and last. */
    void onClosed();
}
