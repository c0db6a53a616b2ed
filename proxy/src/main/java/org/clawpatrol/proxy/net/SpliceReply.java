package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;

/** How one kind of agent learns what became of its passage to an unknown host. */
interface SpliceReply {

    /** The origin is connected; called before the relay passes any byte. */
    void opened(Channel upstream, Relay relay);

    /**
     * The agent does not get there.
     *
     * @param status as an HTTP proxy answers it
     * @param reason safe for the agent
     */
    void refused(int status, String reason);
}
