package org.clawpatrol.proxy.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.clawpatrol.dsl.config.HostPort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class ListenersTest {
    private TestGateway gateway;

    @BeforeEach
    void open() throws Exception {
        gateway = new TestGateway(true, Optional.of("agent"));
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void listeners_addressInUse_failNamingAddressAndAttribute() throws Exception {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(TestGateway.loopback(0));
            HostPort address = new HostPort("127.0.0.1", taken.getLocalPort());
            try (Listeners listeners = new Listeners(gateway.transport, 1, () -> {})) {
                assertThatThrownBy(() -> listeners.start(List.of(gateway.proxyAt(address))))
                        .isInstanceOf(ListenException.class)
                        .hasMessageContaining("cannot listen on " + address)
                        .hasMessageContaining("`gateway.proxy.listen`");
                assertThat(listeners.listening()).isFalse();
            }
        }
    }

    @Test
    void listeners_secondCannotBeOpened_firstIsClosedAgain() throws Exception {
        HostPort free = new HostPort("127.0.0.1", 0);
        HostPort taken =
                new HostPort("127.0.0.1", gateway.listeners.addressOf(gateway.proxy).getPort());
        try (Listeners listeners = new Listeners(gateway.transport, 1, () -> {})) {
            assertThatThrownBy(
                            () ->
                                    listeners.start(
                                            List.of(gateway.proxyAt(free), gateway.proxyAt(taken))))
                    .isInstanceOf(ListenException.class);
            assertThat(listeners.listening()).isFalse();
        }
    }

    @Test
    void listeners_beyondTheirBound_closeConnectionsAtOnce() throws Exception {
        ProxyListener listener = gateway.proxyAt(new HostPort("127.0.0.1", 0));
        List<Socket> open = new ArrayList<>();
        AtomicInteger turnedAway = new AtomicInteger();
        try (Listeners listeners =
                new Listeners(gateway.transport, 3, turnedAway::incrementAndGet)) {
            listeners.start(List.of(listener));
            for (int i = 0; i < 3; i++) {
                Socket socket = new Socket();
                socket.connect(listeners.addressOf(listener));
                open.add(socket);
                socket.getOutputStream()
                        .write(
                                "CONNECT api.test:443 HTTP/1.1\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII));
                assertThat(TestAgent.readHead(socket.getInputStream())).startsWith("HTTP/1.1 200 ");
            }
            try (Socket fourth = new Socket()) {
                fourth.connect(listeners.addressOf(listener));
                fourth.setSoTimeout(60_000);
                assertThat(fourth.getInputStream().read()).isEqualTo(-1);
                assertThat(turnedAway).hasValue(1);
            }
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    @Test
    void listeners_closed_neitherAcceptNorKeepConnections() throws Exception {
        try (Socket tunnel = TestAgent.tunnel(gateway, "api.test:443")) {
            var address = gateway.listeners.addressOf(gateway.proxy);
            gateway.listeners.close();
            assertThat(tunnel.getInputStream().read()).isEqualTo(-1);
            assertThat(gets(address)).isNegative();
        }
    }

    /**
     * What a late agent reads; the system may still queue it for an instant, but nobody answers.
     */
    private static int gets(InetSocketAddress address) {
        try (Socket late = new Socket()) {
            late.connect(address);
            late.setSoTimeout(60_000);
            return late.getInputStream().read();
        } catch (IOException refused) {
            return -1;
        }
    }
}
