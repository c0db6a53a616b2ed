package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;

/** One way of asking the explicit proxy for a destination. Safe to share. */
@FunctionalInterface
interface Entrance {

    /**
     * Takes over a connection of which nothing was read yet; its pipeline holds the deadline by
     * which the agent must have said what it wants. Called on the connection's loop.
     */
    void admit(Channel agent);
}
