package org.clawpatrol.proxy.protocol.http.coding;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.clawpatrol.proxy.protocol.http.coding.ContentDecoder.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A36, A37: a coded body is read exactly, within the cap, or not at all. */
class ContentDecoderTest {
    private static final int CAP = 100_000;
    private static final byte[] TEXT =
            "a forbidden word, and another".getBytes(StandardCharsets.UTF_8);

    static final List<String> CODINGS = List.of("gzip", "x-gzip", "deflate", "br", "zstd");

    private static Result decode(byte[] body, String... codings) {
        return ContentDecoder.decode(List.of(codings), body, CAP);
    }

    private static byte[] complete(Result result) {
        assertThat(result).isInstanceOf(Result.Complete.class);
        return ((Result.Complete) result).bytes();
    }

    @ParameterizedTest
    @FieldSource("CODINGS")
    void body_followedByAnything_isUnreadable(String coding) {
        byte[] coded = Coded.with(coding, TEXT);
        for (byte[] more : List.of(new byte[1], "\n".getBytes(StandardCharsets.UTF_8), coded)) {
            assertThat(decode(joined(coded, more), coding)).isInstanceOf(Result.Unreadable.class);
        }
    }

    @ParameterizedTest
    @FieldSource("CODINGS")
    void body_cutAnywhere_isUnreadable(String coding) {
        byte[] coded = Coded.with(coding, TEXT);
        for (int length = 1; length < coded.length; length++) {
            assertThat(decode(Arrays.copyOf(coded, length), coding))
                    .as("%d of %d", length, coded.length)
                    .isInstanceOf(Result.Unreadable.class);
        }
    }

    static Stream<String> checksummed() {
        return Stream.of("gzip", "deflate");
    }

    @ParameterizedTest
    @MethodSource("checksummed")
    void body_withAFlippedBit_neverDecodesToAnotherText(String coding) {
        byte[] coded = Coded.with(coding, TEXT);
        for (int bit = 0; bit < coded.length * 8; bit++) {
            byte[] flipped = coded.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            if (decode(flipped, coding) instanceof Result.Complete all) {
                assertThat(all.bytes()).isEqualTo(TEXT);
            }
        }
    }

    @Test
    void zstd_withAFlippedChecksum_isUnreadable() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZstdOutputStream zstd = new ZstdOutputStream(out)) {
            zstd.setChecksum(true);
            zstd.write(TEXT);
        }
        byte[] coded = out.toByteArray();
        assertThat(complete(decode(coded, "zstd"))).isEqualTo(TEXT);
        coded[coded.length - 1] ^= 1;
        assertThat(decode(coded, "zstd")).isInstanceOf(Result.Unreadable.class);
    }

    @ParameterizedTest
    @FieldSource("CODINGS")
    void body_ofAnotherCoding_isUnreadable(String coding) {
        assertThat(decode(TEXT, coding)).isInstanceOf(Result.Unreadable.class);
        for (String other : CODINGS) {
            boolean same = other.endsWith(coding) || coding.endsWith(other);
            if (!same) {
                assertThat(decode(Coded.with(other, TEXT), coding))
                        .as(other)
                        .isInstanceOf(Result.Unreadable.class);
            }
        }
    }

    /** Some servers take it for {@code deflate}, others do not. */
    @Test
    void deflate_withoutItsFrame_isUnreadable() {
        assertThat(decode(Coded.with("raw", TEXT), "deflate"))
                .isInstanceOf(Result.Unreadable.class);
    }

    @Test
    void zstd_skippableFrame_isUnreadable() {
        byte[] skippable = {0x50, 0x2a, 0x4d, 0x18, 1, 0, 0, 0, 'x'};
        byte[] coded = Coded.with("zstd", TEXT);
        assertThat(decode(skippable, "zstd")).isNotInstanceOf(Result.Truncated.class);
        assertThat(decode(joined(skippable, coded), "zstd")).isInstanceOf(Result.Unreadable.class);
        assertThat(decode(joined(coded, skippable), "zstd")).isInstanceOf(Result.Unreadable.class);
    }

    @Test
    void gzip_withReservedFlagsOrHeaderChecksum_isUnreadable() {
        byte[] coded = Coded.with("gzip", TEXT);
        for (int flag : new int[] {2, 0x20, 0x40, 0x80}) {
            byte[] flagged = coded.clone();
            flagged[3] = (byte) flag;
            assertThat(decode(flagged, "gzip")).isInstanceOf(Result.Unreadable.class);
        }
        for (int flag : new int[] {4, 8, 16, 28}) {
            byte[] head = new byte[18];
            System.arraycopy(coded, 0, head, 0, 10);
            head[3] = (byte) flag;
            Arrays.fill(head, 10, 18, (byte) 0xff);
            assertThat(decode(head, "gzip")).isInstanceOf(Result.Unreadable.class);
        }
    }

    @Test
    void gzip_withNameAndComment_isRead() {
        byte[] coded = Coded.with("gzip", TEXT);
        byte[] head = Arrays.copyOf(coded, 10);
        head[3] = 4 | 8 | 16;
        byte[] optional = {2, 0, 'e', 'x', 'n', 'a', 'm', 'e', 0, 'c', 0};
        byte[] named = joined(joined(head, optional), Arrays.copyOfRange(coded, 10, coded.length));
        assertThat(complete(decode(named, "gzip"))).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @FieldSource("CODINGS")
    void bomb_isTruncatedAtTheCap(String coding) {
        byte[] bomb = Coded.with(coding, new byte[50 << 20]);
        assertThat(decode(bomb, coding)).isInstanceOf(Result.Truncated.class);
    }

    @ParameterizedTest
    @FieldSource("CODINGS")
    void body_ofExactlyTheCap_isReadAndOneByteMoreIsNot(String coding) {
        byte[] all = new byte[CAP + 1];
        new Random(7).nextBytes(all);
        byte[] fitting = Arrays.copyOf(all, CAP);
        assertThat(complete(decode(Coded.with(coding, fitting), coding))).isEqualTo(fitting);
        assertThat(decode(Coded.with(coding, all), coding)).isInstanceOf(Result.Truncated.class);
        byte[] empty = complete(decode(Coded.with(coding, new byte[0]), coding));
        assertThat(empty).isEmpty();
    }

    @Test
    void codings_several_areUndoneFromTheLastToTheFirst() {
        byte[] body = Coded.with("zstd", Coded.with("br", Coded.with("gzip", TEXT)));
        assertThat(complete(decode(body, "gzip", "br", "zstd"))).isEqualTo(TEXT);
        assertThat(complete(decode(body, "gzip", "identity", "br", "zstd"))).isEqualTo(TEXT);
        assertThat(decode(body, "zstd", "br", "gzip")).isInstanceOf(Result.Unreadable.class);
        assertThat(decode(body, "gzip", "zstd", "br")).isInstanceOf(Result.Unreadable.class);
    }

    @Test
    void codings_nestedBombOrTooMany_areNotRead() {
        byte[] inner = Coded.with("gzip", new byte[50 << 20]);
        assertThat(decode(Coded.with("gzip", inner), "gzip", "gzip"))
                .isInstanceOf(Result.Truncated.class);
        byte[] four = TEXT;
        for (int i = 0; i < 4; i++) {
            four = Coded.with("gzip", four);
        }
        assertThat(decode(four, "gzip", "gzip", "gzip", "gzip"))
                .isInstanceOf(Result.Unreadable.class);
    }

    @ParameterizedTest
    @FieldSource("UNKNOWN")
    void coding_nobodyKnows_isUnreadable(String coding) {
        assertThat(decode(TEXT, coding)).isInstanceOf(Result.Unreadable.class);
    }

    static final List<String> UNKNOWN =
            List.of("compress", "x-unknown", "gzip;q=1", "*", "bzip2", "dcb", "zlib", "exi");

    @Test
    void noise_neverBreaksADecoder() {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            String coding = CODINGS.get(i % CODINGS.size());
            byte[] coded = Coded.with(coding, TEXT);
            for (int j = 0; j < 1 + i % 4; j++) {
                coded[random.nextInt(coded.length)] = (byte) random.nextInt();
            }
            assertThat(decode(coded, coding)).isNotNull();
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
