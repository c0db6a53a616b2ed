package org.clawpatrol.proxy.protocol.http.mask;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.Test;

/** A01, A02: an injected secret that comes back is covered, whatever the pieces. */
class SecretMaskTest {
    private static final String SECRET = "s3cr3t+T0ken/xyz==";
    private static final ByteBufAllocator ALLOCATOR = UnpooledByteBufAllocator.DEFAULT;

    @Test
    void piece_literal_isCoveredAtTheSameLength() {
        String out = masked("before " + SECRET + " after", 1000);
        assertThat(out).isEqualTo("before " + "*".repeat(SECRET.length()) + " after");
    }

    @Test
    void piece_percentEncoded_isCovered() {
        String encoded = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        assertThat(masked("a=" + encoded + "&b", 1000))
                .isEqualTo("a=" + "*".repeat(encoded.length()) + "&b");
    }

    @Test
    void piece_base64AtAnyAlignment_losesTheSecret() {
        for (String prefix : List.of("", "u", "us", "user:", "Bearer ")) {
            byte[] whole = (prefix + SECRET + "!tail").getBytes(StandardCharsets.UTF_8);
            String out = masked(Base64.getEncoder().encodeToString(whole), 1000);
            assertThat(out).contains("*".repeat(SECRET.length()));
        }
    }

    @Test
    void piece_splitAnywhere_isCoveredAsIfWhole() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 12; i++) {
                text.append(SECRET, 0, random.nextInt(SECRET.length() + 1));
                text.append(random.nextInt(4) == 0 ? SECRET : "s3");
            }
            String expected = text.toString().replace(SECRET, "*".repeat(SECRET.length()));
            assertThat(masked(text.toString(), 1 + random.nextInt(25))).isEqualTo(expected);
        }
    }

    /**
     * Turns of a conversation end with any character; only the beginning of a secret may show then.
     */
    @Test
    void little_afterAnySplit_showsAtMostFiveBytes_andTheRestIsCovered() {
        for (int split = 1; split < SECRET.length(); split++) {
            try (SecretMask mask = SecretMask.of(List.of(Secret.of(SECRET)))) {
                StringBuilder out = new StringBuilder();
                out.append(text(mask.piece(ALLOCATOR, bytes("a " + SECRET.substring(0, split)))));
                out.append(text(mask.little()));
                out.append(text(mask.little()));
                out.append(text(mask.piece(ALLOCATOR, bytes(SECRET.substring(split) + " b"))));
                out.append(text(mask.rest()));

                int shown = split <= 5 ? split : 0;
                assertThat(out.toString())
                        .isEqualTo(
                                "a "
                                        + SECRET.substring(0, shown)
                                        + "*".repeat(SECRET.length() - shown)
                                        + " b");
                assertThat(mask.covered()).isEqualTo(1);
            }
        }
    }

    @Test
    void little_betweenRandomPieces_keepsLengths_andNeverShowsMoreThanABeginning() {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 8; i++) {
                text.append(SECRET, 0, random.nextInt(SECRET.length() + 1));
                text.append(random.nextInt(3) == 0 ? SECRET : "-4s");
            }
            String out = conversation(text.toString(), random);

            assertThat(out).hasSameSizeAs(text);
            int at = text.indexOf(SECRET);
            while (at >= 0) {
                assertThat(out.substring(at + 5, at + SECRET.length()))
                        .isEqualTo("*".repeat(SECRET.length() - 5));
                at = text.indexOf(SECRET, at + 1);
            }
        }
    }

    private static String conversation(String text, Random random) {
        StringBuilder out = new StringBuilder();
        try (SecretMask mask = SecretMask.of(List.of(Secret.of(SECRET)))) {
            for (int from = 0; from < text.length(); ) {
                int to = Math.min(text.length(), from + 1 + random.nextInt(9));
                out.append(text(mask.piece(ALLOCATOR, bytes(text.substring(from, to)))));
                if (random.nextBoolean()) {
                    out.append(text(mask.little()));
                }
                from = to;
            }
            return out.append(text(mask.rest())).toString();
        }
    }

    private static String text(ByteBuf bytes) {
        String text = bytes.toString(StandardCharsets.ISO_8859_1);
        bytes.release();
        return text;
    }

    @Test
    void piece_nothingSecret_passesAtOnce() {
        try (SecretMask mask = SecretMask.of(List.of(Secret.of(SECRET)))) {
            ByteBuf out = mask.piece(ALLOCATOR, bytes("data: event\n\n"));
            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("data: event\n\n");
            out.release();
        }
    }

    @Test
    void text_containingTheSecret_isCovered() {
        try (SecretMask mask = SecretMask.of(List.of(Secret.of(SECRET)))) {
            assertThat(mask.text("https://x/?t=" + SECRET))
                    .isEqualTo("https://x/?t=" + "*".repeat(SECRET.length()));
            assertThat(mask.text("harmless")).isEqualTo("harmless");
        }
    }

    @Test
    void mask_shortSecret_coversNothing() {
        try (SecretMask mask = SecretMask.of(List.of(Secret.of("abc")))) {
            assertThat(mask.text("abc abcdef")).isEqualTo("abc abcdef");
        }
    }

    private static String masked(String text, int pieceSize) {
        StringBuilder out = new StringBuilder();
        try (SecretMask mask = SecretMask.of(List.of(Secret.of(SECRET)))) {
            for (int i = 0; i < text.length(); i += pieceSize) {
                String piece = text.substring(i, Math.min(text.length(), i + pieceSize));
                append(out, mask.piece(ALLOCATOR, bytes(piece)));
            }
            append(out, mask.rest());
        }
        return out.toString();
    }

    private static void append(StringBuilder out, ByteBuf piece) {
        out.append(piece.toString(StandardCharsets.UTF_8));
        piece.release();
    }

    private static ByteBuf bytes(String text) {
        return ALLOCATOR.buffer().writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
