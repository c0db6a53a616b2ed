package org.clawpatrol.dsl.hcl;

import java.util.Arrays;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;

/**
 * Template text under construction; each character knows its place in the source. Mutable; one
 * thread.
 */
final class LiteralText {
    private final StringBuilder text = new StringBuilder();
    private int[] offsets = new int[16];
    private int end;

    /**
     * @param start where the text would stand, for text that stays empty
     */
    LiteralText(int start) {
        this.end = start;
    }

    /** Adds text that stands in the source as it is. */
    void addVerbatim(String part, int offset) {
        reserve(part.length());
        for (int i = 0; i < part.length(); i++) {
            offsets[text.length() + i] = offset + i;
        }
        text.append(part);
        end = offset + part.length();
    }

    /** Adds what an escape sequence stands for; all of it maps to the sequence's start. */
    void addEscaped(String part, int offset, int sequenceEnd) {
        reserve(part.length());
        Arrays.fill(offsets, text.length(), text.length() + part.length(), offset);
        text.append(part);
        end = sequenceEnd;
    }

    void add(LiteralText other) {
        reserve(other.text.length());
        System.arraycopy(other.offsets, 0, offsets, text.length(), other.text.length());
        text.append(other.text);
        end = other.end;
    }

    private void reserve(int more) {
        int needed = text.length() + more;
        if (needed > offsets.length) {
            offsets = Arrays.copyOf(offsets, Math.max(needed, 2 * offsets.length));
        }
    }

    /** Where it begins in the source. */
    int start() {
        return text.isEmpty() ? end : offsets[0];
    }

    boolean endsLine() {
        return !text.isEmpty() && text.charAt(text.length() - 1) == '\n';
    }

    /** How many white-space characters it begins with. */
    int leadingSpace() {
        int count = 0;
        while (count < text.length() && WhiteSpace.is(text.charAt(count))) {
            count++;
        }
        return count;
    }

    boolean isBlankLine() {
        return endsLine() && leadingSpace() == text.length();
    }

    void removeFirst(int count) {
        text.delete(0, count);
        offsets = Arrays.copyOfRange(offsets, count, Math.max(count + 1, offsets.length));
    }

    void trimStart() {
        removeFirst(leadingSpace());
    }

    void trimEnd() {
        int length = text.length();
        while (length > 0 && WhiteSpace.is(text.charAt(length - 1))) {
            length--;
        }
        if (length < text.length()) {
            end = offsets[length];
            text.setLength(length);
        }
    }

    MappedText mapped(Source source) {
        int[] all = Arrays.copyOf(offsets, text.length() + 1);
        all[text.length()] = end;
        return new MappedText(source, text.toString(), all);
    }
}
