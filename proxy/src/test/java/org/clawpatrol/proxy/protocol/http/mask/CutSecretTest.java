package org.clawpatrol.proxy.protocol.http.mask;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A01: an agent that fetches an echo part by part puts no secret together. */
class CutSecretTest {
    private static final ByteBufAllocator ALLOCATOR = UnpooledByteBufAllocator.DEFAULT;
    private static final String SECRET = "s3cr3t+T0ken/xyz.9~QvZ";

    /** So many bytes may show at a border, and what is left there of a cut escape. */
    private static final int SHOWN = 5;

    /** How an origin writes it, and how many characters a byte takes at most. */
    enum Form {
        PLAIN(1),
        HEXADECIMAL(2),
        BASE64(2),
        PERCENT(3),
        PERCENT_TWICE(5),
        JSON(6),
        SPECIALS_PERCENT(3);

        private final int width;

        Form(int width) {
            this.width = width;
        }

        String of(String secret) {
            byte[] bytes = secret.getBytes(StandardCharsets.US_ASCII);
            return switch (this) {
                case PLAIN -> secret;
                case HEXADECIMAL -> HexFormat.of().formatHex(bytes);
                case BASE64 -> Base64.getEncoder().encodeToString(bytes);
                case PERCENT -> each(bytes, "%%%02X");
                case PERCENT_TWICE -> each(bytes, "%%25%02X");
                case JSON -> each(bytes, "\\u%04x");
                case SPECIALS_PERCENT -> secret.replace("+", "%2B").replace("/", "%2F");
            };
        }

        private static String each(byte[] bytes, String format) {
            StringBuilder out = new StringBuilder();
            for (byte b : bytes) {
                out.append(String.format(Locale.ROOT, format, b));
            }
            return out.toString();
        }
    }

    @ParameterizedTest
    @EnumSource
    void part_ofAnyBorders_showsAtMostFiveBytesOnEachSide(Form form) {
        String written = form.of(SECRET);
        String text = "<<" + written + ">>";
        for (int from = 0; from < text.length(); from++) {
            for (int length : new int[] {1, 5, 6, 7, 13, 40, text.length()}) {
                int to = Math.min(text.length(), from + length);
                String part = text.substring(from, to);
                for (int piece : new int[] {part.length(), 1 + part.length() / 2}) {
                    String out = masked(part, piece);

                    assertThat(out).hasSameSizeAs(part);
                    int shown = 0;
                    for (String run : out.split("[*<>]+")) {
                        assertThat(run.length())
                                .as("%s of %s", out, part)
                                .isLessThan((SHOWN + 1) * form.width);
                        shown += run.length();
                    }
                    assertThat(shown).isLessThan((2 * SHOWN + 1) * form.width);
                }
            }
        }
    }

    @Test
    void part_belowSixBytes_isCoveredWhole() {
        assertThat(masked("abcde", 5)).isEqualTo("*****");
        assertThat(masked("abcdef", 6)).isEqualTo("abcdef");
    }

    @Test
    void parts_withoutTheSecret_stayAsTheyAre_whateverThePieces() {
        Random random = new Random(17);
        for (int round = 0; round < 300; round++) {
            byte[] bytes = new byte[6 + random.nextInt(4_000)];
            random.nextBytes(bytes);
            String part = new String(bytes, StandardCharsets.ISO_8859_1);

            assertThat(masked(part, 1 + random.nextInt(900))).isEqualTo(part);
        }
    }

    @Test
    void whole_bodies_showTheirBordersAsEver() {
        try (SecretMask mask = SecretMask.of(List.of(Secret.of(SECRET)))) {
            StringBuilder out = new StringBuilder();
            append(out, mask.piece(ALLOCATOR, bytes(SECRET.substring(4))));
            append(out, mask.rest());
            assertThat(out.toString()).isEqualTo(SECRET.substring(4));
        }
    }

    private static String masked(String part, int size) {
        StringBuilder out = new StringBuilder();
        try (SecretMask mask = SecretMask.of(List.of(Secret.of(SECRET)))) {
            mask.cut();
            for (int from = 0; from < part.length(); from += size) {
                int to = Math.min(part.length(), from + size);
                append(out, mask.piece(ALLOCATOR, bytes(part.substring(from, to))));
                assertThat(mask.holdsLittle()).isFalse();
            }
            append(out, mask.rest());
        }
        return out.toString();
    }

    private static void append(StringBuilder out, ByteBuf piece) {
        out.append(piece.toString(StandardCharsets.ISO_8859_1));
        piece.release();
    }

    private static ByteBuf bytes(String text) {
        return ALLOCATOR.buffer().writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
