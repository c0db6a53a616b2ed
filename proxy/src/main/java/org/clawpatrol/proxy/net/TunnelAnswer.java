package org.clawpatrol.proxy.net;

import org.clawpatrol.proxy.flow.Refusal;

/** How one kind of agent learns what became of the tunnel it asked for. */
interface TunnelAnswer {

    /** The tunnel is open; called before any byte passes. */
    void open();

    /** There is no tunnel. */
    void refused(Refusal refusal);
}
