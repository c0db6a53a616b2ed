package org.clawpatrol.proxy.net;

import org.clawpatrol.proxy.flow.Peer;

/**
 * An agent's connection after capture: who it belongs to and where it wanted to go. How it was
 * captured is not visible from here on.
 *
 * @param host lower-case name without trailing dot, or an IP literal without brackets
 * @param port 1 to 65535
 */
public record Connection(Peer peer, String host, int port) {}
