package org.clawpatrol.conformance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.clawpatrol.conformance.lab.Agent;
import org.clawpatrol.conformance.lab.Http2Agent;
import org.clawpatrol.conformance.lab.Http2Frames;
import org.clawpatrol.conformance.lab.Lab;
import org.clawpatrol.conformance.lab.Origin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A24: floods over an agent's HTTP/2 connection end it or make it stand still, in bounded memory,
 * and another agent is served meanwhile.
 */
class Http2FloodTest {
    private static final int MANY = 1_000_000;
    private static final int STREAMS = 100;
    private static final int LARGE = 1 << 20;
    private static final long GROWTH_KIB = 200 * 1024;

    private static final int HEADER_TABLE_SIZE = 1;
    private static final int INITIAL_WINDOW_SIZE = 4;

    @TempDir private static Path folder;
    private static Lab lab;
    private long before;
    private Http2Agent flooder;

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.start(folder);
        String large = Origin.ok("x".repeat(LARGE));
        lab.origin()
                .answer(request -> request.head().startsWith("GET /large") ? large : Origin.ok(""));
    }

    @AfterAll
    static void stop() throws Exception {
        lab.close();
    }

    @BeforeEach
    void open() throws Exception {
        flooder = Http2Agent.open(lab);
        before = lab.gateway().peakKib();
    }

    @AfterEach
    void close() throws Exception {
        othersAreServed();
        assertThat(lab.gateway().peakKib() - before).isLessThan(GROWTH_KIB);
        flooder.close();
    }

    private static void othersAreServed() throws Exception {
        try (Agent other = lab.agent()) {
            assertThat(other.ask(Lab.request("GET /x")).status()).isEqualTo(200);
        }
    }

    private void flood(IntFunction<byte[]> frames) throws Exception {
        flooder.flood(MANY, frames);
        othersAreServed();
    }

    /** The reason may be lost on its way to somebody who is still sending. */
    private void endsCalmed() {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(flooder::ended);
        assertThat(flooder.goodbyes())
                .allMatch(code -> code.equals(Http2Agent.ENHANCE_YOUR_CALM))
                .hasSizeLessThan(2);
    }

    /** Until everything was taken, the connection ended, or nothing moves any more. */
    private void settles() {
        long[] last = {-1, 0};
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> {
                            last[1] = flooder.taken() == last[0] ? last[1] + 1 : 0;
                            last[0] = flooder.taken();
                            return flooder.sent() || last[1] == 10;
                        });
    }

    private static int stream(int number) {
        return 2 * number + 1;
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void a24_rapidReset_endsTheConnection() throws Exception {
        flooder.reading();
        flood(i -> joined(Http2Frames.get(stream(i), "/x"), Http2Frames.reset(stream(i))));
        endsCalmed();
    }

    /** The gateway itself has to reset each stream, for a window increment of nothing. */
    @Test
    void a24_provokedResets_endTheConnection() throws Exception {
        flooder.reading();
        flood(
                i ->
                        joined(
                                Http2Frames.post(stream(i), "/x"),
                                Http2Frames.windowUpdate(stream(i), 0)));
        endsCalmed();
    }

    @Test
    void a24_continuationsOfNothing_endTheConnection() throws Exception {
        flooder.reading().send(Http2Frames.unfinishedHead(1));
        flood(i -> Http2Frames.continuation(1, new byte[0]));
        endsCalmed();
    }

    @Test
    void a24_continuationsWithoutEnd_endTheConnection() throws Exception {
        flooder.reading().send(Http2Frames.unfinishedHead(1));
        byte[] field = Http2Frames.indexedLater("a", "b".repeat(100));
        flood(i -> Http2Frames.continuation(1, field));
        endsCalmed();
    }

    @Test
    void a24_emptyData_endsTheConnection() throws Exception {
        flooder.reading().send(Http2Frames.post(1, "/x"));
        flood(i -> Http2Frames.data(1, new byte[0]));
        endsCalmed();
    }

    @Test
    void a24_settingsWhoseAnswersNobodyReads_areBounded() throws Exception {
        flood(i -> Http2Frames.setting(INITIAL_WINDOW_SIZE, i));
        settles();
    }

    @Test
    void a24_pingsWhoseAnswersNobodyReads_areBounded() throws Exception {
        flood(i -> Http2Frames.ping());
        settles();
    }

    @Test
    void a24_requestsWhoseAnswersNobodyReads_areBounded() throws Exception {
        flooder.send(Http2Frames.setting(INITIAL_WINDOW_SIZE, Integer.MAX_VALUE));
        flooder.send(Http2Frames.windowUpdate(0, Integer.MAX_VALUE - 65_535));
        flood(i -> Http2Frames.get(stream(i), "/large"));
        settles();
    }

    /** However large a table the agent offers, the gateway says that it uses a small one. */
    @Test
    void a24_hugeHeaderTable_isNotUsed() throws Exception {
        flooder.reading().send(Http2Frames.setting(HEADER_TABLE_SIZE, 0xffff_ffffL));
        flooder.send(Http2Frames.get(1, "/x"));
        Awaitility.await().until(() -> flooder.blocks().size() == 1);
        byte[] block = flooder.blocks().getFirst();
        if ((block[0] & 0xe0) == 0x20) {
            // The update of the size: five bits, then seven bits a byte (RFC 7541, 6.3).
            assertThat((block[0] & 31) + (block[1] & 127) + ((block[2] & 127) << 7))
                    .isLessThanOrEqualTo(4096);
            assertThat(block[2]).isNotNegative();
        }
    }

    /** Little on the wire that would be a great deal when unpacked. */
    @Test
    void a24_fieldsRepeatedFromTheTable_areRefusedWithoutUnpackingThemAll() throws Exception {
        flooder.reading();
        byte[] stored = Http2Frames.indexedLater("x-a", "b".repeat(120));
        flooder.send(Http2Frames.request(1, "/x", stored));
        byte[] repeated = new byte[16_000];
        Arrays.fill(repeated, (byte) (0x80 | 62));
        for (int i = 1; i <= STREAMS; i++) {
            flooder.send(Http2Frames.request(stream(i), "/x", repeated));
        }
        Awaitility.await().until(() -> flooder.ended() || flooder.heads().size() > STREAMS);
        assertThat(lab.origin().requests())
                .filteredOn(request -> !request.fields("x-a").isEmpty())
                .hasSize(1);
    }

    @Test
    void a24_windowsOfOneByte_keepAnswersAtTheOrigin() throws Exception {
        flooder.reading().send(Http2Frames.setting(INITIAL_WINDOW_SIZE, 1));
        for (int i = 0; i < STREAMS; i++) {
            flooder.send(Http2Frames.get(stream(i), "/large"));
        }
        Awaitility.await().until(() -> flooder.bodyBytes() == STREAMS);
        flooder.send(Http2Frames.windowUpdate(1, 1));
        Awaitility.await().until(() -> flooder.bodyBytes() == STREAMS + 1);
        assertThat(flooder.ended()).isFalse();
    }
}
