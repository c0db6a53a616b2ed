package org.clawpatrol.proxy.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.channel.embedded.EmbeddedChannel;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.ConnectionLimits;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.dsl.config.RequestLimits;
import org.clawpatrol.proxy.flow.Peer;
import org.junit.jupiter.api.Test;

/** A83, A89: one device cannot take all connections, and devices that left leave nothing behind. */
class PeerLimitTest {
    private static final GatewaySettings.Limits TWO =
            new GatewaySettings.Limits(
                    1, 1, RequestLimits.standard(), new ConnectionLimits(64, 2, 100));
    private static final String CONNECT = "CONNECT api.test:443 HTTP/1.1\r\n";
    private static final String TOKEN = "Proxy-Authorization: Bearer good-token\r\n";

    private static Socket tunnel(TestGateway gateway, String proof) throws Exception {
        Socket socket = gateway.connect();
        socket.getOutputStream()
                .write((CONNECT + proof + "\r\n").getBytes(StandardCharsets.US_ASCII));
        assertThat(TestAgent.readHead(socket.getInputStream())).startsWith("HTTP/1.1 200 ");
        return socket;
    }

    @Test
    void device_withAsManyConnectionsAsItMayHave_isRefusedUntilOneEnds() throws Exception {
        try (TestGateway gateway = new TestGateway(true, Optional.of("agent"), TWO)) {
            Socket first = tunnel(gateway, TOKEN);
            try (Socket second = tunnel(gateway, TOKEN);
                    Socket other = tunnel(gateway, "")) {
                assertThat(gateway.ask(CONNECT))
                        .startsWith("HTTP/1.1 503 ")
                        .contains("too many connections of this device");
                assertThat(second.isConnected() && other.isConnected()).isTrue();
                first.close();
                await().untilAsserted(() -> tunnel(gateway, TOKEN).close());
            }
        }
    }

    @Test
    void loopbackPeers_shareTheirBoundOverEveryEntrance() throws Exception {
        try (TestGateway gateway = new TestGateway(true, Optional.of("agent"), TWO);
                Socket first = tunnel(gateway, "");
                Socket second = tunnel(gateway, "");
                Socket direct = gateway.connect(gateway.tls);
                Socket socks = gateway.connect()) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            // Not a ClientHello, but the peer is turned away before anybody looks.
            direct.getOutputStream().write(new byte[] {22, 3, 1, 0, 1, 0});
            assertThat(direct.getInputStream().readAllBytes()).endsWith(49);
            socks.getOutputStream().write(new byte[] {5, 1, 0});
            assertThat(socks.getInputStream().readAllBytes()).containsExactly(5, 0xff);
        }
    }

    @Test
    void device_thatIsRemoved_losesItsConnectionsAlone() {
        PeerConnections connections = new PeerConnections();
        EmbeddedChannel gone = new EmbeddedChannel();
        EmbeddedChannel goneToo = new EmbeddedChannel();
        EmbeddedChannel kept = new EmbeddedChannel();
        Peer removed = new Peer("d1", "name", "agent", "127.0.0.1");
        connections.admit(gone, removed, 2);
        connections.admit(goneToo, removed, 2);
        connections.admit(kept, new Peer("d2", "name", "agent", "127.0.0.1"), 2);
        connections.end("d1");
        connections.end("d3");
        assertThat(gone.isOpen() || goneToo.isOpen()).isFalse();
        assertThat(kept.isOpen()).isTrue();
        assertThat(connections.devices()).isEqualTo(1);
    }

    @Test
    void devices_aHundredThousandThatLeft_leaveNothing() {
        PeerConnections connections = new PeerConnections();
        List<EmbeddedChannel> open = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            open.add(new EmbeddedChannel());
        }
        for (int i = 0; i < 100_000; i++) {
            Peer peer = new Peer("d" + i, "name", "agent", "127.0.0.1");
            assertThat(connections.admit(open.get(i % 100), peer, 1)).isTrue();
            assertThat(connections.admit(open.get(i % 100), peer, 1)).isFalse();
        }
        assertThat(connections.devices()).isEqualTo(100_000);
        open.forEach(EmbeddedChannel::close);
        assertThat(connections.devices()).isZero();
    }
}
