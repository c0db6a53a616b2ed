package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import java.time.Duration;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.proxy.tls.AgentTls;

/**
 * The explicit proxy: takes HTTP, SOCKS5 and HTTP inside TLS on one address, told apart by the
 * first byte, and brings agents to endpoints and to unknown hosts. Safe to share.
 */
public final class ProxyListener implements Listener {
    /** From the first byte to the end of what the agent asks for, TLS with the proxy included. */
    private static final Duration HEAD_PATIENCE = Duration.ofSeconds(10);

    private static final int TLS_HANDSHAKE = 22;

    private final HostPort address;
    private final Entrance http;
    private final Entrance socks;
    private final Entrance secure;

    /**
     * @param own proves to agents that this is the proxy
     */
    public ProxyListener(
            HostPort address, EntranceServices services, Tunnels tunnels, AgentTls own) {
        this.address = address;
        this.http = new HttpEntrance(services, tunnels);
        this.socks =
                agent ->
                        agent.pipeline()
                                .addLast(
                                        Relay.HELD,
                                        new SocksConversation(
                                                agent,
                                                services.active().current(),
                                                services,
                                                tunnels));
        this.secure = new SecureEntrance(services, own, http);
    }

    @Override
    public String attribute() {
        return "gateway.proxy.listen";
    }

    @Override
    public HostPort address() {
        return address;
    }

    @Override
    public void accept(Channel agent) {
        agent.pipeline()
                .addLast(new Deadline(HEAD_PATIENCE, agent::close))
                .addLast(new FirstByteDecoder(first -> entrance(first).admit(agent)));
    }

    private Entrance entrance(int firstByte) {
        return switch (firstByte) {
            case SocksReader.VERSION -> socks;
            case TLS_HANDSHAKE -> secure;
            default -> http;
        };
    }
}
