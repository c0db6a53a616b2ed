package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import org.clawpatrol.proxy.reload.ActiveConfiguration;

/** SOCKS5: only connections, by name or by address. Safe to share. */
final class SocksEntrance implements Entrance {
    private final ActiveConfiguration active;
    private final PeerIdentification peers;
    private final Tunnels tunnels;

    SocksEntrance(ActiveConfiguration active, PeerIdentification peers, Tunnels tunnels) {
        this.active = active;
        this.peers = peers;
        this.tunnels = tunnels;
    }

    @Override
    public void admit(Channel agent) {
        agent.pipeline()
                .addLast(
                        Relay.HELD, new SocksConversation(agent, active.current(), peers, tunnels));
    }
}
