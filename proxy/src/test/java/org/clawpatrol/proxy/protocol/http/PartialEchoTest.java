package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.clawpatrol.proxy.protocol.http.LoopbackGateway.SECRET;

import java.io.IOException;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A01: an agent asks for an echo of its request part by part. */
class PartialEchoTest {
    private static final Pattern RANGE = Pattern.compile("(?i)range: bytes=(\\d+)-(\\d+)\r\n");
    private static final String WHOLE = "{\"you\":\"Bearer " + SECRET + "\",\"by\":\"echo\"}";
    private static final int SECRET_AT = WHOLE.indexOf(SECRET);

    /** Gives the part that is asked for, the whole where none is. */
    private static TestOrigin echo() throws IOException {
        return TestOrigin.start(
                (connection, head, in, out) -> {
                    Matcher range = RANGE.matcher(head);
                    boolean part = range.find();
                    int from = part ? Integer.parseInt(range.group(1)) : 0;
                    int to = part ? Integer.parseInt(range.group(2)) + 1 : WHOLE.length();
                    String body = WHOLE.substring(from, Math.min(to, WHOLE.length()));
                    TestOrigin.write(
                            out,
                            (part ? "HTTP/1.1 206 Partial Content\r\n" : "HTTP/1.1 200 OK\r\n")
                                    + "Content-Length: "
                                    + body.length()
                                    + "\r\n\r\n"
                                    + body);
                    return true;
                });
    }

    private static String get(String fields) {
        return "GET / HTTP/1.1\r\nHost: " + Lab.HOST + "\r\n" + fields + "\r\n";
    }

    private static LoopbackGateway lending(TestOrigin origin) {
        return new LoopbackGateway(new Lab().token("t").build(), origin.port());
    }

    @Test
    void parts_ofAllSizesAndPlaces_showFiveBytesOfEachEndOfTheSecret() throws IOException {
        TreeSet<Integer> shown = new TreeSet<>();
        try (TestOrigin origin = echo();
                LoopbackGateway gateway = lending(origin);
                RawAgent agent = gateway.agent()) {
            for (int size : new int[] {1, 2, 5, 6, 9, 30}) {
                for (int from = 0; from + size <= WHOLE.length(); from++) {
                    agent.send(get("Range: bytes=" + from + "-" + (from + size - 1) + "\r\n"));
                    String head = agent.head();
                    String body = agent.body(head);
                    assertThat(head).startsWith("HTTP/1.1 206 ");
                    assertThat(body).hasSize(size);
                    for (int i = 0; i < size; i++) {
                        int at = from + i - SECRET_AT;
                        if (at >= 0 && at < SECRET.length() && body.charAt(i) != '*') {
                            shown.add(at);
                        }
                    }
                }
            }
        }
        assertThat(shown).containsExactly(0, 1, 2, 3, 4, 16, 17, 18, 19, 20);
    }

    @Test
    void part_thatWasCovered_isRecorded() throws IOException {
        try (TestOrigin origin = echo();
                LoopbackGateway gateway = lending(origin);
                RawAgent agent = gateway.agent()) {
            int middle = SECRET_AT + 7;
            agent.send(get("Range: bytes=" + middle + "-" + (middle + 9) + "\r\n"));
            assertThat(agent.response()).endsWith("\r\n\r\n**********");
            await().until(() -> gateway.journal().outcomes().size() == 1);
            assertThat(gateway.journal().outcomes().getFirst().covered()).isEqualTo(1);
        }
    }

    @Test
    void severalRangesAtOnce_areNotAskedFor() throws IOException {
        try (TestOrigin origin = echo();
                LoopbackGateway gateway = lending(origin);
                RawAgent agent = gateway.agent()) {
            agent.send(get("Range: bytes=0-3,20-25\r\n"));
            assertThat(agent.response()).startsWith("HTTP/1.1 200 ").doesNotContain(SECRET);
            assertThat(origin.heads().getFirst()).doesNotContainIgnoringCase("range:");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/byteranges; boundary=x", " Multipart/ByteRanges;boundary=x"})
    void severalPartsAllTheSame_areRefused(String type) throws IOException {
        String answer =
                "HTTP/1.1 206 Partial Content\r\nContent-Type: "
                        + type
                        + "\r\nContent-Length: 4\r\n\r\nabcd";
        try (TestOrigin origin = TestOrigin.answering(answer);
                LoopbackGateway gateway = lending(origin);
                RawAgent agent = gateway.agent()) {
            assertThat(agent.send(get("")).rest())
                    .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                    .contains("searched");
        }
    }

    @Test
    void whereNoSecretIsLent_rangesPassAsTheyCame() throws IOException {
        try (TestOrigin origin = echo();
                LoopbackGateway gateway = new LoopbackGateway(new Lab().build(), origin.port());
                RawAgent agent = gateway.agent()) {
            agent.send(get("Range: bytes=0-1\r\n"));
            assertThat(agent.response()).endsWith("\r\n\r\n{\"");
            agent.send(get("Range: bytes=0-1,4-5\r\n")).response();
            assertThat(origin.heads().getLast()).contains("Range: bytes=0-1,4-5\r\n");
        }
    }
}
