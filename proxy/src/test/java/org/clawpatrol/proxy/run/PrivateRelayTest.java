package org.clawpatrol.proxy.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateRelayTest {
    private static final String HEAD = "CONNECT a.test:443 HTTP/1.1\r\nHost: a.test:443\r\n\r\n";

    @TempDir private Path folder;

    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();

    @Test
    void relay_ofTheSameUser_addsTheTokenAndCarriesBothWays() throws IOException {
        try (ServerSocket gateway = listener();
                PrivateRelay relay = relayTo(gateway, ownUser(), SocketOwner.ofKernel());
                Socket program = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
            program.getOutputStream().write((HEAD + "hello").getBytes(StandardCharsets.US_ASCII));
            program.shutdownOutput();
            try (Socket arrived = gateway.accept()) {
                assertThat(
                                new String(
                                        arrived.getInputStream().readAllBytes(),
                                        StandardCharsets.US_ASCII))
                        .isEqualTo(
                                "CONNECT a.test:443 HTTP/1.1\r\nProxy-Authorization: Bearer token\r\n"
                                        + "Host: a.test:443\r\n\r\nhello");
                arrived.getOutputStream().write("answer".getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(program.getInputStream().readAllBytes())
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo("answer");
        }
    }

    @Test
    void relay_ofAnotherUser_isRefusedBeforeAnythingIsSent() throws Exception {
        try (ServerSocket gateway = listener();
                PrivateRelay relay = relayTo(gateway, ownUser() + 1, SocketOwner.ofKernel());
                Socket program = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
            assertThat(program.getInputStream().read()).isEqualTo(-1);
            assertThat(log.take()).contains("another user");
        }
    }

    @Test
    void relay_ofAnUnknownProcess_isRefused() throws Exception {
        Path empty = Files.createFile(folder.resolve("tcp"));
        try (ServerSocket gateway = listener();
                PrivateRelay relay = relayTo(gateway, ownUser(), new SocketOwner(List.of(empty)));
                Socket program = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
            assertThat(program.getInputStream().read()).isEqualTo(-1);
            assertThat(log.take()).contains("another user");
        }
    }

    @Test
    void relay_withoutGateway_closesTheProgramsConnection() throws Exception {
        ServerSocket gone = listener();
        gone.close();
        try (PrivateRelay relay = relayTo(gone, ownUser(), SocketOwner.ofKernel());
                Socket program = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
            program.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));
            assertThat(program.getInputStream().read()).isEqualTo(-1);
            assertThat(log.take()).startsWith("relay: ");
        }
    }

    private PrivateRelay relayTo(ServerSocket gateway, long user, SocketOwner owner)
            throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.getLocalPort());
        return PrivateRelay.start(address, "token", user, owner, log::add);
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    private static long ownUser() throws IOException {
        return ((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
    }
}
