package org.clawpatrol.dsl.hcl;

import java.util.Arrays;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;

/** Collects the characters of a computed text with the source offset of each. One thread. */
final class MappedTextBuilder {
    private final Source source;
    private final StringBuilder text = new StringBuilder();
    private int[] offsets = new int[32];

    MappedTextBuilder(Source source) {
        this.source = source;
    }

    void append(char character, int offset) {
        if (text.length() + 1 >= offsets.length) {
            offsets = Arrays.copyOf(offsets, offsets.length * 2);
        }
        offsets[text.length()] = offset;
        text.append(character);
    }

    void appendCodePoint(int codePoint, int offset) {
        for (char unit : Character.toChars(codePoint)) {
            append(unit, offset);
        }
    }

    void append(MappedTextBuilder other) {
        for (int i = 0; i < other.text.length(); i++) {
            append(other.text.charAt(i), other.offsets[i]);
        }
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    boolean endsLine() {
        return !text.isEmpty() && text.charAt(text.length() - 1) == '\n';
    }

    /** White space at the start, in characters. */
    int leadingSpace() {
        int count = 0;
        while (count < text.length() && isSpace(text.charAt(count))) {
            count++;
        }
        return count;
    }

    boolean isBlankLine() {
        return endsLine() && leadingSpace() == text.length();
    }

    void dropFirst(int count) {
        text.delete(0, count);
        offsets = Arrays.copyOfRange(offsets, count, Math.max(offsets.length, count + 1));
    }

    void stripStart() {
        dropFirst(leadingSpace());
    }

    void stripEnd() {
        while (!text.isEmpty() && isSpace(text.charAt(text.length() - 1))) {
            text.setLength(text.length() - 1);
        }
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    /**
     * @param end source offset of the end
     */
    MappedText finish(int end) {
        int[] exact = Arrays.copyOf(offsets, text.length() + 1);
        exact[text.length()] = end;
        return new MappedText(source, text.toString(), exact);
    }
}
