package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.Http2Agent;
import org.clawpatrol.conformance.lab.Http2Frames;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.Origin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A83: two hundred agents that send or take next to nothing hold their connections and nothing
 * else: another is served meanwhile. That each is closed in time is shown with a clock of the
 * test's own.
 */
@Tag("integration")
class SlowAgentsTest {
    private static final int SLOW = 200;
    private static final int SERVED = 10;
    private static final int LARGE = 1 << 20;
    private static final long GROWTH_KIB = 200 * 1024;

    private static final int INITIAL_WINDOW_SIZE = 4;

    @TempDir private static Path folder;
    private static Lab lab;
    private static SSLContext trust;
    private final List<AutoCloseable> open = new ArrayList<>();
    private long before;

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.start(folder);
        trust = lab.agentTrust();
        String large = Origin.ok("x".repeat(LARGE));
        lab.origin()
                .answer(request -> request.head().startsWith("GET /large") ? large : Origin.ok(""));
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
    }

    @BeforeEach
    void measure() throws Exception {
        othersAreServed();
        before = lab.gateway().peakKib();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable slow : open) {
            slow.close();
        }
    }

    private static void othersAreServed() throws Exception {
        for (int i = 0; i < SERVED; i++) {
            try (Agent other = Agent.tunnel(lab.gateway().proxy(), trust, Lab.HOST)) {
                assertThat(other.ask(Lab.request("GET /x")).status()).isEqualTo(200);
            }
        }
    }

    private void othersAreServedInBoundedMemory() throws Exception {
        othersAreServed();
        assertThat(lab.gateway().peakKib() - before).isLessThan(GROWTH_KIB);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "CONNECT api.lab.test:443 HTTP/1.1\r\nX: ", "\5", "\u0016\3\1"})
    void a83_startsThatDoNotGoOn(String start) throws Exception {
        for (int i = 0; i < SLOW; i++) {
            Agent slow = Agent.plain(lab.gateway().proxy());
            open.add(slow);
            slow.send(start);
        }
        othersAreServedInBoundedMemory();
    }

    @Test
    void a83_tunnelsWithoutTls() throws Exception {
        for (int i = 0; i < SLOW; i++) {
            Agent slow = Agent.plain(lab.gateway().proxy());
            open.add(slow);
            slow.send(
                    "CONNECT " + Lab.HOST + ":443 HTTP/1.1\r\nHost: " + Lab.HOST + ":443\r\n\r\n");
            slow.bytes("HTTP/1.1 200 ".length());
            slow.send("\u0016\3\1\2\0\1");
        }
        othersAreServedInBoundedMemory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /x HTTP/1.1\r\nHost: api.lab.test\r\nX: ",
                "POST /x HTTP/1.1\r\nHost: api.lab.test\r\nContent-Length: 1000000\r\n\r\nx",
                "POST /inspect HTTP/1.1\r\nHost: api.lab.test\r\nContent-Length: 1000\r\n\r\nx",
                "POST /x HTTP/1.1\r\nHost: api.lab.test\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n",
                "GET /large HTTP/1.1\r\nHost: api.lab.test\r\n\r\n",
            })
    void a83_requestsThatDoNotGoOn_andAnswersThatAreNotTaken(String start) throws Exception {
        for (int i = 0; i < SLOW; i++) {
            Socket slow = Agent.tunnelSocket(lab.gateway().proxy(), trust, Lab.HOST);
            open.add(slow);
            slow.getOutputStream().write(start.getBytes(StandardCharsets.ISO_8859_1));
        }
        othersAreServedInBoundedMemory();
    }

    @Test
    void a83_answersOverHttp2ThatAreNotTaken() throws Exception {
        for (int i = 0; i < SLOW; i++) {
            Http2Agent slow = Http2Agent.open(lab);
            open.add(slow);
            // Windows that nothing here fills, so that only TCP is left to stop the answer.
            slow.send(
                    Http2Frames.setting(INITIAL_WINDOW_SIZE, Integer.MAX_VALUE),
                    Http2Frames.windowUpdate(0, Integer.MAX_VALUE - 65_535),
                    Http2Frames.get(1, "/large"));
        }
        othersAreServedInBoundedMemory();
    }
}
