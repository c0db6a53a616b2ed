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
