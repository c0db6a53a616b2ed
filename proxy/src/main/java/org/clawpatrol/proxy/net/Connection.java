package org.clawpatrol.proxy.net;

import java.util.OptionalInt;
import org.clawpatrol.proxy.flow.Peer;

/**
 * An agent's connection after capture: who it belongs to and where it wanted to go. How it was
 * captured is not visible from here on.
 *
 * @param host lower-case name without trailing dot, or an IP literal without brackets
 * @param port 1 to 65535
 * @param standIn the gateway's own port that an agent took for the destination's; empty where it
 *     named the destination's
 */
public record Connection(Peer peer, String host, int port, OptionalInt standIn) {

    /** Of an agent that named its destination. */
    public Connection(Peer peer, String host, int port) {
        this(peer, host, port, OptionalInt.empty());
    }
}
