package org.clawpatrol.proxy.protocol.http.relay;

import io.netty.buffer.ByteBuf;

/**
 * What passes between two ends from their switch of protocols to their end. Lives on one event
 * loop; nothing is called any more once it reported its end.
 */
public interface Relay {

    /** Begins to read both ends. */
    void start();

    /** The gateway stops: ends both in order, or after a moment. */
    void stop();

    /** Bytes from the agent, taken over. */
    void onAgentBytes(ByteBuf bytes);

    void onAgentReadComplete();

    void onAgentWritable();

    /** The agent sends nothing more. */
    void onAgentClosed();

    /** Bytes from the origin, taken over. */
    void onOriginBytes(ByteBuf bytes);

    void onOriginReadComplete();

    void onOriginWritable();

    /** The origin sends nothing more. */
    void onOriginClosed();
}
