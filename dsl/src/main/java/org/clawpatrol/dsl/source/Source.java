package org.clawpatrol.dsl.source;

import java.util.Arrays;

/**
 * One named text. Immutable; positions are UTF-16 offsets from 0, lines and columns count from 1.
 */
public final class Source {
    private final String name;
    private final String text;
    private final int[] lineStarts;

    /**
     * @param name how diagnostics call it, usually the path as given by the user
     */
    public Source(String name, String text) {
        this.name = name;
        this.text = text;
        this.lineStarts = lineStartsOf(text);
    }

    private static int[] lineStartsOf(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** The line that holds an offset, from 1. */
    public int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The offset at which a line, from 1, begins. */
    public int lineStart(int line) {
        return lineStarts[line - 1];
    }

    /** The column of an offset in code points, from 1. */
    public int column(int offset) {
        int start = lineStarts[line(offset) - 1];
        return text.codePointCount(start, Math.min(offset, text.length())) + 1;
    }

    /** The text of a line, from 1, without its line end. */
    public String lineText(int line) {
        int start = lineStarts[line - 1];
        int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
        return text.substring(start, end > start && text.charAt(end - 1) == '\r' ? end - 1 : end);
    }
}
