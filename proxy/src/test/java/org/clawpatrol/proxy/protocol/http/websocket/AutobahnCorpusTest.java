package org.clawpatrol.proxy.protocol.http.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A30 over the corpus that {@code -Dcorpora=} names: a relay, and a strict echo behind it. */
@Tag("integration")
class AutobahnCorpusTest {

    @TestFactory
    List<DynamicTest> corpus_everyRow_endsAsExpected() throws IOException {
        return rows(false);
    }

    @TestFactory
    List<DynamicTest> corpus_everyRowJudged_endsAsExpected() throws IOException {
        return rows(true);
    }

    private static List<DynamicTest> rows(boolean judging) throws IOException {
        Path file = Path.of(System.getProperty("corpora", ""), "ws_autobahn_cases.jsonl");
        Assumptions.assumeTrue(Files.isRegularFile(file), "needs -Dcorpora=FOLDER");
        JsonMapper mapper = new JsonMapper();
        return Files.readAllLines(file).stream()
                .map(mapper::readTree)
                .map(
                        row ->
                                DynamicTest.dynamicTest(
                                        row.get("case").asString(), () -> check(row, judging)))
                .toList();
    }

    private static void check(JsonNode row, boolean judging) {
        try (RelayLab lab = new RelayLab()) {
            lab.actions.judging = judging;
            EchoOrigin echo = new EchoOrigin(lab.origin);
            boolean closes = false;
            for (JsonNode step : row.get("send")) {
                steps(step).forEach(lab.agent::says);
                closes |= step.get("op").asString().equals("close");
            }
            run(lab, echo);
            PlainParser seen = new PlainParser(false).feed(lab.agent.heard());
            if (!seen.closed && !closes) {
                lab.agent.says(Frames.agent(0x88, Frames.close(1000, "")));
                run(lab, echo);
            }
            for (int waits = 0; waits < 3 && lab.ended.isEmpty(); waits++) {
                lab.timeOut();
                run(lab, echo);
            }
            PlainParser end = new PlainParser(false).feed(lab.agent.heard());
            assertThat(end.failure).isZero();
            compare(row, end);
            assertThat(lab.ended).as("never hangs").hasSize(1);
        }
    }

    private static void run(RelayLab lab, EchoOrigin echo) {
        do {
            lab.settle();
        } while (echo.answer());
    }

    private static void compare(JsonNode row, PlainParser seen) {
        List<Integer> codes = new ArrayList<>();
        row.get("expected_close").get("closeCode").forEach(code -> codes.add(code.asInt()));
        assertThat(seen.closed).as("closed with a frame").isTrue();
        assertThat(codes).contains(seen.frames.getLast().code());
        JsonNode expected = row.get("expected").get("OK");
        // The message before the close may or may not come back there.
        if (expected != null && !row.get("case").asString().equals("7.1.6")) {
            List<String> wanted =
                    StreamSupport.stream(expected.spliterator(), false)
                            .map(AutobahnCorpusTest::wanted)
                            .toList();
            List<String> got =
                    seen.frames.stream()
                            .filter(frame -> frame.opcode() != 8)
                            .map(AutobahnCorpusTest::got)
                            .toList();
            assertThat(got).isEqualTo(wanted);
        }
    }

    private static String wanted(JsonNode item) {
        boolean pong = item.get(0).asString().equals("pong");
        String kind = pong ? "pong" : item.get(2).asBoolean() ? "binary" : "text";
        JsonNode value = item.get(1);
        if (value.has("len")) {
            return kind + " of " + value.get("len").asInt();
        }
        byte[] payload =
                value.has("b64")
                        ? Base64.getDecoder().decode(value.get("b64").asString())
                        : value.asString().getBytes(StandardCharsets.UTF_8);
        return shown(kind, payload);
    }

    private static String got(PlainParser.Frame frame) {
        String kind = frame.opcode() == 10 ? "pong" : frame.opcode() == 2 ? "binary" : "text";
        return shown(kind, frame.payload().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String shown(String kind, byte[] payload) {
        return payload.length > 10_000
                ? kind + " of " + payload.length
                : kind + " " + Base64.getEncoder().encodeToString(payload);
    }

    private static List<byte[]> steps(JsonNode step) {
        return switch (step.get("op").asString()) {
            case "frame" -> frame(step);
            case "message" -> message(step);
            case "close" -> List.of(close(step));
            default -> List.of();
        };
    }

    private static List<byte[]> frame(JsonNode step) {
        byte[] payload = payload(step.get("payload"));
        if (!step.get("declared_len").isNull()) {
            payload = repeated(payload, step.get("declared_len").asInt());
        }
        int first =
                (step.get("fin").asBoolean() ? 0x80 : 0)
                        | step.get("rsv").asInt() << 4
                        | step.get("opcode").asInt();
        byte[] frame = Frames.agent(first, payload);
        return step.get("chop").isNull() ? List.of(frame) : pieces(frame, step.get("chop").asInt());
    }

    private static List<byte[]> message(JsonNode step) {
        byte[] payload = payload(step.get("payload"));
        int opcode = step.get("binary").asBoolean() ? 2 : 1;
        JsonNode fragment = step.get("fragment");
        List<byte[]> parts =
                fragment == null || fragment.isNull() || payload.length == 0
                        ? List.of(payload)
                        : pieces(payload, fragment.asInt());
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int fin = i == parts.size() - 1 ? 0x80 : 0;
            frames.add(Frames.agent(fin | (i == 0 ? opcode : 0), parts.get(i)));
        }
        return frames;
    }

    private static byte[] close(JsonNode step) {
        if (step.get("code").isNull()) {
            return Frames.agent(0x88, new byte[0]);
        }
        int code = step.get("code").asInt();
        byte[] start = {(byte) (code >> 8), (byte) code};
        return Frames.agent(0x88, Frames.join(start, payload(step.get("reason"))));
    }

    private static byte[] payload(JsonNode value) {
        return value.has("b64")
                ? Base64.getDecoder().decode(value.get("b64").asString())
                : repeated(
                        value.get("repeat").asString().getBytes(StandardCharsets.ISO_8859_1),
                        value.get("n").asInt());
    }

    private static byte[] repeated(byte[] pattern, int size) {
        byte[] all = new byte[size];
        for (int i = 0; i < size; i++) {
            all[i] = pattern[i % pattern.length];
        }
        return all;
    }

    private static List<byte[]> pieces(byte[] bytes, int size) {
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += size) {
            pieces.add(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size)));
        }
        return pieces;
    }
}
