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
import java.util.stream.Stream;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A01: secrets that come back in another form are covered, wherever the pieces end. */
class EscapedSecretTest {
    private static final ByteBufAllocator ALLOCATOR = UnpooledByteBufAllocator.DEFAULT;

    private static final List<String> SECRETS =
            List.of(
                    "s3cr3t+T0ken/xyz==",
                    "plain-token-0123456789",
                    "a%41%zz\\u0041\\n\"quoted\"\\\\",
                    "^(.*)[a-z]{3}$|?+\\E\\Q",
                    "with space & <tags> 'x'",
                    "caf\u00e9-\u20ac-\ud83d\ude00-geheim",
                    "abcabcabcabd",
                    "line one\nline two\ttabbed\r\nline three",
                    "&amp;%26amp;\\u0026");

    static Stream<String> secrets() {
        return SECRETS.stream();
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void form_splitAtEveryOffset_isCoveredAsIfWhole(String secret) {
        for (String form : forms(secret)) {
            String text = "x=\"" + form + "\", \\" + form + "%";
            String whole = masked(secret, text, text.length());
            assertThat(whole).as(form).hasSize(text.length()).doesNotContain(form);
            assertThat(whole).as(form).matches("x=\"\\*+\", [\\\\*]\\*+%?");
            for (int at = 1; at < text.length(); at++) {
                assertThat(masked(secret, text, at)).as("%s at %d", form, at).isEqualTo(whole);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void form_byteByByte_isCovered(String secret) {
        for (String form : forms(secret)) {
            try (SecretMask mask = SecretMask.of(List.of(Secret.of(secret)))) {
                StringBuilder out = new StringBuilder();
                for (byte b : latin("<" + form + ">")) {
                    append(out, mask.piece(ALLOCATOR, ALLOCATOR.buffer().writeByte(b)));
                    append(out, mask.piece(ALLOCATOR, ALLOCATOR.buffer()));
                }
                append(out, mask.rest());
                assertThat(out.toString()).as(form).doesNotContain(form).startsWith("<*");
                assertThat(mask.covered()).as(form).isPositive();
            }
        }
    }

    @Test
    void form_anyMixOfEscapes_isCoveredFromEndToEnd() {
        Random random = new Random(11);
        for (int round = 0; round < 20_000; round++) {
            String secret = SECRETS.get(random.nextInt(2));
            StringBuilder form = new StringBuilder();
            for (int i = 0; i < secret.length(); i++) {
                form.append(escaped(random, secret.charAt(i), random.nextInt(3)));
            }
            String before = "\\%&x".substring(0, random.nextInt(5));
            String text = before + form + ">";
            String out = masked(secret, text, 1 + random.nextInt(text.length()));
            assertThat(out)
                    .as("%s", text)
                    .hasSize(text.length())
                    .endsWith("*".repeat(form.length()) + ">");
        }
    }

    @Test
    void text_withoutSecrets_staysAsItIs() {
        Random random = new Random(5);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 40; i++) {
                text.append(escaped(random, (char) (' ' + random.nextInt(90)), random.nextInt(3)));
            }
            int at = 1 + random.nextInt(text.length());
            for (String secret : SECRETS) {
                assertThat(masked(secret, text.toString(), at)).isEqualTo(text.toString());
            }
        }
    }

    @Test
    void openEscapeAtTheEnd_isHeldNoLongerThanTheNextPiece() {
        try (SecretMask mask = SecretMask.of(List.of(Secret.of(SECRETS.getFirst())))) {
            StringBuilder out = new StringBuilder();
            append(out, mask.piece(ALLOCATOR, bytes("data: {\"a\": \"b\\")));
            append(out, mask.piece(ALLOCATOR, bytes("n\"}\n\n")));
            assertThat(out.toString()).isEqualTo("data: {\"a\": \"b\\n\"}\n\n");
        }
    }

    @Test
    void occurrences_overlapping_areCoveredAcrossPieces() {
        String text = "xabcabcabcabcabdy";
        for (int at = 1; at < text.length(); at++) {
            assertThat(masked("abcabcabcabd", text, at)).isEqualTo("xabc************y");
            assertThat(masked("abcabcabcabc", "abcabcabcabcabcabc-", at))
                    .isEqualTo("******************-");
        }
    }

    @Test
    void secrets_oneInsideTheOther_areCoveredAsThePartOrTheWhole() {
        List<Secret> both = List.of(Secret.of("inner-secret"), Secret.of("an-inner-secret-more"));
        try (SecretMask mask = SecretMask.of(both)) {
            assertThat(mask.text("an-inner-secret-more")).isEqualTo("*".repeat(20));
            assertThat(mask.text("an-inner-secret-les")).isEqualTo("an-************-les");
            assertThat(mask.covered()).isEqualTo(2);
        }
    }

    @Test
    void secret_asLongAsAKeyFile_isCovered() {
        Random random = new Random(3);
        byte[] der = new byte[2400];
        random.nextBytes(der);
        String pem = "-----BEGIN KEY-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n";
        String json = pem.replace("\r", "\\r").replace("\n", "\\n").replace("/", "\\/");
        for (int at = 1; at < json.length(); at += 97) {
            assertThat(masked(pem, "{\"k\":\"" + json + "\"}", at)).doesNotContain("BEGIN", "\\n");
        }
    }

    private static List<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String latin = new String(bytes, StandardCharsets.ISO_8859_1);
        String standard =
                Base64.getEncoder().encodeToString(bytes).substring(0, bytes.length * 8 / 6);
        StringBuilder percent = new StringBuilder();
        StringBuilder json = new StringBuilder();
        StringBuilder html = new StringBuilder();
        for (byte b : bytes) {
            percent.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
        }
        for (int i = 0; i < secret.length(); i++) {
            char c = secret.charAt(i);
            json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            html.append("&#").append((int) c).append(';');
        }
        boolean surrogates = secret.chars().anyMatch(c -> Character.isSurrogate((char) c));
        return Stream.of(
                        latin,
                        standard,
                        standard.replace("/", "%2f"),
                        standard.replace("/", "\\/"),
                        HexFormat.of().formatHex(bytes),
                        HexFormat.of().withUpperCase().formatHex(bytes),
                        percent.toString(),
                        percent.toString().toLowerCase(Locale.ROOT),
                        percent.toString().replace("%", "%25"),
                        json.toString(),
                        json.toString().toUpperCase(Locale.ROOT).replace("\\U", "\\u"),
                        json.toString().replace("\\", "\\\\"),
                        surrogates ? latin : html.toString(),
                        usual(latin),
                        usual(usual(latin)))
                .toList();
    }

    /** As a JSON writer has it that escapes no more than it must, and the slash. */
    private static String usual(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("/", "\\/")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }

    private static String escaped(Random random, char c, int depth) {
        if (depth == 0) {
            return String.valueOf(c);
        }
        int kind = random.nextInt(c == '/' ? 6 : 5);
        String one =
                switch (kind) {
                    case 0 -> String.format(Locale.ROOT, "%%%02x", (int) c);
                    case 1 -> String.format(Locale.ROOT, "%%%02X", (int) c);
                    case 2 -> String.format(Locale.ROOT, "\\u%04x", (int) c);
                    case 3 -> String.format(Locale.ROOT, "&#x%x;", (int) c);
                    case 4 -> "&#" + (int) c + ";";
                    default -> "\\/";
                };
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < one.length(); i++) {
            out.append(escaped(random, one.charAt(i), depth - 1));
        }
        return out.toString();
    }

    private static String masked(String secret, String text, int at) {
        StringBuilder out = new StringBuilder();
        try (SecretMask mask = SecretMask.of(List.of(Secret.of(secret)))) {
            int split = Math.min(at, text.length());
            append(out, mask.piece(ALLOCATOR, bytes(text.substring(0, split))));
            append(out, mask.piece(ALLOCATOR, bytes(text.substring(split))));
            append(out, mask.rest());
        }
        return out.toString();
    }

    private static void append(StringBuilder out, ByteBuf piece) {
        out.append(piece.toString(StandardCharsets.ISO_8859_1));
        piece.release();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static ByteBuf bytes(String text) {
        return ALLOCATOR.buffer().writeBytes(latin(text));
    }
}
