package org.clawpatrol.proxy.net;

/** How one kind of agent learns what became of the tunnel it asked for. */
interface TunnelAnswer {

    /** The tunnel is open; called before any byte passes. */
    void open();

    /**
     * There is no tunnel.
     *
     * @param status as an HTTP proxy answers it
     * @param reason safe for the agent
     */
    void refused(int status, String reason);
}
