package org.clawpatrol.proxy.protocol.http.multiplex;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;

/** This end of one stream. Every method is called on {@link #loop()}. */
public interface MultiplexedStream {

    EventLoop loop();

    ByteBufAllocator allocator();

    /** Says who is told what happens; once, before anything can. */
    void listener(StreamListener listener);

    /**
     * Writes a field section at once; the first one opens a stream of this end.
     *
     * @param last whether this end sends no more
     * @return fails where the stream never came into being or is closed
     */
    ChannelFuture headers(Http2Headers headers, boolean last);

    /**
     * Writes a piece of body, as far as the peer's window allows, and takes it over.
     *
     * @param last whether this end sends no more
     */
    ChannelFuture data(ByteBuf piece, boolean last);

    /** Lets what was written leave. */
    void flush();

    /** Asks for what the peer sends next, answered by {@link StreamListener#onReadComplete}. */
    void read();

    /** Whether what is written would leave soon instead of piling up. */
    boolean writable();

    /** Whether the stream has not ended, and its connection neither. */
    boolean active();

    /** Breaks the stream off; what was not sent yet never is, what was not read is dropped. */
    void reset(Http2Error error);

    /** Ends the stream, by a reset unless both ends have ended it. */
    void close();
}
