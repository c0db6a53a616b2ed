package org.clawpatrol.proxy.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ContentReaderTest {
    private static final ActionRecord ACTION =
            Records.unusual(
                    "a",
                    new Basis(true, "other", "deny", "/x", List.of("ops"), Map.of("f", "= 1")));

    private static final Outcome OUTCOME = new Outcome("200", 12, 3456, 789, "late", 1);

    private final ContentWriter writer = new ContentWriter();
    private final ContentReader reader = new ContentReader();
    private final String refused = text(writer.refused(ACTION, OUTCOME));

    @Test
    void content_ofEachKind_isReadBackAsItWasWritten() {
        assertThat(read(LineKind.SEGMENT, writer.segment(3))).contains(new JournalEntry.Blank(7));
        assertThat(read(LineKind.RESUMED, writer.resumed(1, 2)))
                .contains(new JournalEntry.Blank(7));
        assertThat(read(LineKind.INTENT, writer.intent(ACTION)))
                .contains(new JournalEntry.Begun(7, ACTION));
        assertThat(read(LineKind.REFUSED, bytes(refused)))
                .contains(new JournalEntry.Refused(7, ACTION, OUTCOME));
        assertThat(read(LineKind.OUTCOME, writer.outcome("a", Records.OK)))
                .contains(new JournalEntry.Ended(7, "a", Records.OK));
    }

    @Test
    void content_ofAnotherKind_isNotRead() {
        assertThat(read(LineKind.INTENT, writer.outcome("a", Records.OK))).isEmpty();
        assertThat(read(LineKind.REFUSED, writer.intent(ACTION))).isEmpty();
        assertThat(read(LineKind.OUTCOME, writer.intent(ACTION))).isEmpty();
        assertThat(read(LineKind.SEGMENT, bytes("[]"))).isEmpty();
    }

    @Test
    void properties_inAnyOrderAmongUnknownOnes_areRead() {
        String moved =
                refused.replace("\"method\":\"GET\",", "")
                        .replace("{\"action\":{", "{\"new\":[{}],\"action\":{\"method\":\"GET\",")
                        .replace("\"v\":2", "\"new\":{\"v\":[null]},\"v\":2");
        assertThat(moved).isNotEqualTo(refused);
        assertThat(read(LineKind.REFUSED, bytes(moved)))
                .contains(new JournalEntry.Refused(7, ACTION, OUTCOME));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "at",
                "device_id",
                "device_name",
                "profile",
                "peer_address",
                "endpoint",
                "family",
                "method",
                "host",
                "target",
                "headers",
                "rule",
                "verdict",
                "reason",
                "credential",
                "digest",
                "status",
                "bytes_out",
                "micros",
                "action",
                "outcome"
            })
    void content_withoutAProperty_isNotRead(String name) {
        assertThat(read(LineKind.REFUSED, bytes(renamed(name)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query",
                "body",
                "body_cut",
                "approved_by",
                "log",
                "tags",
                "shadow",
                "v",
                "dispatched",
                "ruled",
                "raw_path",
                "stages",
                "bytes_in",
                "error",
                "covered"
            })
    void content_withoutAPropertyThatNotAllRecordsHave_isRead(String name) {
        assertThat(read(LineKind.REFUSED, bytes(renamed(name)))).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"id\":\"a\"|\"id\":null",
                "\"id\":\"a\"|\"id\":5",
                "\"reason\":\"rule `reads`\"|\"reason\":null",
                "\"body_cut\":true|\"body_cut\":null",
                "\"body_cut\":true|\"body_cut\":\"no\"",
                "[\"alice\"]|[null]",
                "[\"alice\"]|\"alice\"",
                "[\"alice\"]|[[\"alice\"]]",
                "{\"accept\":[\"*/*\"]}|[]",
                "{\"accept\":[\"*/*\"]}|{\"accept\":\"*/*\"}",
                "\"tags\":[\"nightly\"]|\"tags\":null",
                "\"log\":\"meta\"|\"log\":null",
                "{\"f\":\"= 1\"}|{\"f\":null}",
                "\"bytes_in\":12|\"bytes_in\":null",
                "\"bytes_in\":12|\"bytes_in\":\"12\"",
                "\"bytes_in\":12|\"bytes_in\":1.5",
                "\"bytes_in\":12|\"bytes_in\":99999999999999999999",
                "\"status\":\"200\"|\"status\":200",
                "2026-03-01T|2026-02-30T"
            })
    void content_withAValueOfAnotherType_isNotRead(String written, String damaged) {
        assertThat(refused).contains(written);
        assertThat(read(LineKind.REFUSED, bytes(refused.replace(written, damaged)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" {}", "x", "5", ",", "}"})
    void content_thatSomethingFollows_isNotRead(String more) {
        assertThat(read(LineKind.REFUSED, bytes(refused + more))).isEmpty();
    }

    @Test
    void content_cutShortAnywhere_isNotRead() {
        for (int length = 0; length < refused.length(); length++) {
            assertThat(read(LineKind.REFUSED, bytes(refused.substring(0, length)))).isEmpty();
        }
    }

    @Test
    void content_damagedAnywhere_isReadOrNotButNeverBreaksOff() {
        Random random = new Random(11);
        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = bytes(refused);
            for (int i = random.nextInt(4); i >= 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> read(LineKind.REFUSED, damaged)).doesNotThrowAnyException();
        }
    }

    private String renamed(String name) {
        String renamed = refused.replace("\"" + name + "\":", "\"_\":");
        assertThat(renamed).isNotEqualTo(refused);
        return renamed;
    }

    private Optional<JournalEntry> read(LineKind kind, byte[] content) {
        byte[] none = new byte[0];
        return reader.entry(new Line(7, kind, "", none, none, none, content));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
