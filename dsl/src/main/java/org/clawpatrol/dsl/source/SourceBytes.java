package org.clawpatrol.dsl.source;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Turns the bytes of a file into a source text, which should be UTF-8. A byte that belongs to no
 * character becomes a lone surrogate, {@code U+DC00} plus the byte; a sequence of the right shape
 * for a character that does not exist becomes one {@code U+FFFD} a byte. One thread, one use.
 */
public final class SourceBytes {
    private static final char REPLACEMENT = '\ufffd';

    private final byte[] bytes;
    private final StringBuilder text;
    private int at;

    private SourceBytes(byte[] bytes) {
        this.bytes = bytes;
        this.text = new StringBuilder(bytes.length);
    }

    /**
     * Decodes; a byte that is not UTF-8 is reported where it stands and gives no source.
     *
     * @param name how diagnostics call the file
     */
    public static Optional<Source> decode(String name, byte[] bytes, Diagnostics diagnostics) {
        Source source = lenient(name, bytes);
        for (int i = 0; i < source.text().length(); i++) {
            if (isUndecoded(source.text(), i)) {
                diagnostics.add(
                        Diagnostic.error(
                                        "C-UTF8",
                                        new Span(source, i, i + 1),
                                        "the file is not UTF-8 here")
                                .help("save it as UTF-8"));
                return Optional.empty();
            }
        }
        return Optional.of(source);
    }

    /**
     * Decodes for a reader that reports lone surrogates itself, where they are not in a comment.
     *
     * @param name how diagnostics call the file
     */
    public static Source lenient(String name, byte[] bytes) {
        String valid = new String(bytes, StandardCharsets.UTF_8);
        if (valid.indexOf(REPLACEMENT) < 0) {
            return new Source(name, valid);
        }
        SourceBytes decoder = new SourceBytes(bytes);
        while (decoder.at < bytes.length) {
            decoder.next();
        }
        return new Source(name, decoder.text.toString());
    }

    private static boolean isUndecoded(String text, int index) {
        char c = text.charAt(index);
        return Character.isLowSurrogate(c)
                && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }

    private void next() {
        int first = bytes[at] & 0xff;
        int length = length(first);
        if (length == 0 || !hasContinuation(length)) {
            text.append((char) (0xdc00 + first));
            at++;
            return;
        }
        int value = length == 1 ? first : first & (0x7f >> length);
        for (int i = 1; i < length; i++) {
            value = value << 6 | (bytes[at + i] & 0x3f);
        }
        if (isCharacter(value, length)) {
            text.appendCodePoint(value);
        } else {
            text.repeat(REPLACEMENT, length);
        }
        at += length;
    }

    /** Of the sequence that a byte begins; 0 for a byte that begins none. */
    private static int length(int first) {
        if (first < 0x80) {
            return 1;
        }
        if (first < 0xc0 || first >= 0xf8) {
            return 0;
        }
        return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    }

    private boolean hasContinuation(int length) {
        if (at + length > bytes.length) {
            return false;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCharacter(int value, int length) {
        int smallest =
                switch (length) {
                    case 2 -> 0x80;
                    case 3 -> 0x800;
                    case 4 -> 0x10000;
                    default -> 0;
                };
        boolean surrogate = value >= 0xd800 && value <= 0xdfff;
        return value >= smallest && value <= Character.MAX_CODE_POINT && !surrogate;
    }
}
