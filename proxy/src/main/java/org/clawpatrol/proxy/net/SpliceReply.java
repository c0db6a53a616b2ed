package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import org.clawpatrol.proxy.flow.Refusal;

/** How one kind of agent learns what became of its passage to an unknown host. */
interface SpliceReply {

    /** The origin is connected; called before the relay passes any byte. */
    void opened(Channel upstream, Relay relay);

    /** The agent does not get there. */
    void refused(Refusal refusal);
}
