package org.clawpatrol.proxy.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line in exactly the layout it is written in. JSON that means the same but is laid out
 * differently is not accepted: no program of ours wrote it. One use, one thread.
 */
final class LineParser {
    private static final int HEX_LENGTH = 2 * Digests.LENGTH;
    private static final int LONGEST_WORD = 40;
    private static final String STATED_DIGEST = "\",\"content_digest\":\"";

    private final byte[] bytes;
    private int at;

    private LineParser(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @param bytes a line without its newline
     * @return empty when it is not one of ours
     */
    static Optional<Line> parse(byte[] bytes) {
        try {
            return Optional.of(new LineParser(bytes).line());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Line line() {
        literal("{\"seq\":");
        long sequence = number(until(','));
        literal(",\"kind\":\"");
        LineKind kind = LineKind.of(until('"')).orElseThrow(IllegalArgumentException::new);
        literal("\",\"at\":\"");
        String time = until('"');
        byte[] statedDigest = statedDigest();
        literal("\",\"prev\":\"");
        byte[] previous = digest();
        literal("\",\"chain\":\"");
        byte[] chain = digest();
        literal("\",\"content\":");
        return new Line(sequence, kind, time, statedDigest, previous, chain, content());
    }

    private byte @Nullable [] statedDigest() {
        if (!follows(STATED_DIGEST)) {
            return null;
        }
        at += STATED_DIGEST.length();
        return digest();
    }

    private byte[] content() {
        int end = bytes.length - 1;
        if (end < at || bytes[end] != '}') {
            throw new IllegalArgumentException("not closed");
        }
        return Arrays.copyOfRange(bytes, at, end);
    }

    private void literal(String text) {
        if (!follows(text)) {
            throw new IllegalArgumentException("`" + text + "` expected");
        }
        at += text.length();
    }

    private boolean follows(String text) {
        if (bytes.length - at < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String until(char end) {
        int start = at;
        while (at < bytes.length && bytes[at] != end && at - start <= LONGEST_WORD) {
            at++;
        }
        return new String(bytes, start, at - start, StandardCharsets.ISO_8859_1);
    }

    private byte[] digest() {
        if (bytes.length - at < HEX_LENGTH) {
            throw new IllegalArgumentException("digest expected");
        }
        byte[] digest = new byte[Digests.LENGTH];
        for (int i = 0; i < digest.length; i++) {
            digest[i] = (byte) (hexDigit() << 4 | hexDigit());
        }
        return digest;
    }

    private int hexDigit() {
        byte c = bytes[at++];
        require(!(c >= 'A' && c <= 'F'));
        return HexFormat.fromHexDigit(c);
    }

    private static long number(String text) {
        long number = Long.parseLong(text);
        require(Long.toString(number).equals(text));
        return number;
    }

    /** There is one way to write a line: no capital letters in digests, no leading zeros. */
    private static void require(boolean canonical) {
        if (!canonical) {
            throw new IllegalArgumentException("not canonical");
        }
    }
}
