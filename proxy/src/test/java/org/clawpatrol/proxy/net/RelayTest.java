package org.clawpatrol.proxy.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.clawpatrol.proxy.fake.Patience;
import org.clawpatrol.proxy.journal.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class RelayTest {
    private static final int MEGABYTES = 32;

    private TestGateway gateway;
    private ServerSocket origin;

    @BeforeEach
    void open() throws Exception {
        gateway = new TestGateway(false, Optional.of("agent"));
        origin = new ServerSocket();
        origin.bind(TestGateway.loopback(0));
        origin.setSoTimeout(60_000);
    }

    @AfterEach
    void close() throws Exception {
        origin.close();
        gateway.close();
    }

    private String target() {
        return "a.reach.test:" + origin.getLocalPort();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void relay_agentEndsFirst_stillGetsTheAnswer() throws Exception {
        try (Socket agent = TestAgent.tunnel(gateway, target());
                Socket accepted = origin.accept()) {
            agent.getOutputStream().write(bytes("question"));
            agent.shutdownOutput();
            assertThat(rest(accepted)).isEqualTo("question");
            accepted.getOutputStream().write(bytes("answer"));
            accepted.shutdownOutput();
            assertThat(rest(agent)).isEqualTo("answer");
        }
        Outcome outcome = gateway.journal.nextOutcome();
        assertThat(outcome.status()).isEqualTo("200");
        assertThat(outcome.bytesIn()).isEqualTo(8);
        assertThat(outcome.bytesOut()).isEqualTo(6);
        assertThat(outcome.error()).isEmpty();
    }

    @Test
    void relay_originEndsFirst_stillTakesWhatTheAgentSends() throws Exception {
        try (Socket agent = TestAgent.tunnel(gateway, target());
                Socket accepted = origin.accept()) {
            accepted.getOutputStream().write(bytes("greeting"));
            accepted.shutdownOutput();
            assertThat(rest(agent)).isEqualTo("greeting");
            agent.getOutputStream().write(bytes("late"));
            agent.shutdownOutput();
            assertThat(rest(accepted)).isEqualTo("late");
        }
        assertThat(gateway.journal.nextOutcome().bytesIn()).isEqualTo(4);
    }

    @Test
    void relay_agentResets_closesTheOriginToo() throws Exception {
        Socket agent = TestAgent.tunnel(gateway, target());
        try (Socket accepted = origin.accept()) {
            accepted.setSoTimeout(60_000);
            agent.setSoLinger(true, 0);
            agent.close();
            assertThat(endsWithoutBytes(accepted)).isTrue();
        }
        assertThat(gateway.journal.nextOutcome().status()).isEqualTo("200");
    }

    private static boolean endsWithoutBytes(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void relay_muchBothWays_arrivesWhole() throws Exception {
        try (Socket agent = TestAgent.tunnel(gateway, target());
                Socket accepted = origin.accept()) {
            byte[] up = new byte[MEGABYTES << 20];
            byte[] down = new byte[MEGABYTES << 20];
            new Random(1).nextBytes(up);
            new Random(2).nextBytes(down);
            // A first byte of 22 would announce TLS.
            up[0] = 1;
            var sentUp = send(agent, up);
            var sentDown = send(accepted, down);
            var gotUp =
                    CompletableFuture.supplyAsync(
                            () -> digest(accepted), Thread::startVirtualThread);
            assertThat(digest(agent)).isEqualTo(MessageDigest.getInstance("SHA-256").digest(down));
            assertThat(gotUp.join()).isEqualTo(MessageDigest.getInstance("SHA-256").digest(up));
            assertThat(sentUp.join() + sentDown.join()).isEqualTo(2L * (MEGABYTES << 20));
        }
        Outcome outcome = gateway.journal.nextOutcome();
        assertThat(outcome.bytesIn()).isEqualTo((long) MEGABYTES << 20);
        assertThat(outcome.bytesOut()).isEqualTo((long) MEGABYTES << 20);
    }

    private static CompletableFuture<Integer> send(Socket socket, byte[] bytes) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        socket.getOutputStream().write(bytes);
                        socket.shutdownOutput();
                        return bytes.length;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                Thread::startVirtualThread);
    }

    /** Digests all that comes; closing the stream would close the socket's other direction too. */
    private static byte[] digest(Socket socket) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return digest.digest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void relay_originThatDoesNotRead_stopsTheAgent() throws Exception {
        try (Socket agent = TestAgent.tunnel(gateway, target());
                Socket accepted = origin.accept()) {
            AtomicLong sent = new AtomicLong();
            byte[] chunk = new byte[64 * 1024];
            Thread.ofVirtual().start(() -> flood(agent, chunk, sent));
            // Socket buffers of two connections and the gateway's water mark, far below the flood.
            AtomicLong last = new AtomicLong();
            Patience.await()
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> sent.get() > 0 && last.getAndSet(sent.get()) == sent.get());
            assertThat(sent.get()).isBetween(1L, 48L << 20);
            Patience.await().until(() -> accepted.getInputStream().available() > 0);
        }
        assertThat(gateway.journal.nextOutcome().status()).isEqualTo("200");
    }

    private static void flood(Socket agent, byte[] chunk, AtomicLong sent) {
        try {
            while (sent.get() < 1L << 30) {
                agent.getOutputStream().write(chunk);
                sent.addAndGet(chunk.length);
            }
        } catch (IOException closed) {
            // The other end was closed, as the test means to.
        }
    }

    @Test
    void relay_tlsToTheSameHost_passesUntouched() throws Exception {
        byte[] hello = ClientHelloReaderTest.hello("A.reach.test", "h2");
        try (Socket agent = TestAgent.tunnel(gateway, target());
                Socket accepted = origin.accept()) {
            for (byte piece : hello) {
                agent.getOutputStream().write(piece);
            }
            assertThat(accepted.getInputStream().readNBytes(hello.length)).isEqualTo(hello);
        }
    }

    @Test
    void relay_tlsToAnotherHost_isCutBeforeTheOriginSeesIt() throws Exception {
        try (Socket agent = TestAgent.tunnel(gateway, target());
                Socket accepted = origin.accept()) {
            agent.getOutputStream().write(ClientHelloReaderTest.hello("api.test"));
            assertThat(agent.getInputStream().readAllBytes()).endsWith(112);
            assertThat(accepted.getInputStream().readAllBytes()).isEmpty();
        }
        assertThat(gateway.journal.nextOutcome().error())
                .isEqualTo("the TLS server name is not the requested host");
    }

    @Test
    void relay_bothEndWithoutAByte_isRecorded() throws Exception {
        TestAgent.tunnel(gateway, target()).close();
        try (Socket accepted = origin.accept()) {
            assertThat(accepted.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(gateway.journal.nextOutcome().bytesIn()).isZero();
    }
}
