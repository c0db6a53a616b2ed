package org.clawpatrol.proxy.protocol.http.relay;

import io.netty.buffer.ByteBuf;
import java.util.Optional;

/** What of a stream of bytes may go on. One stream; one thread. */
public interface ByteFilter {

    /** Takes a piece over and returns what may go on by now. */
    ByteBuf piece(ByteBuf bytes);

    /** Whether a little is held back that waits for more. */
    boolean holdsLittle();

    /** That little, because nothing followed it for a while. */
    ByteBuf little();

    /** What was held back when the stream ended. */
    Optional<ByteBuf> rest();

    /** How often something was covered. */
    long covered();
}
