package org.clawpatrol.dsl.source;

import java.util.Arrays;

/**
 * A text that was computed from a source, such as an unescaped string or a dedented heredoc, and
 * still knows which source character each of its characters came from. Immutable.
 */
public final class MappedText {
    private final Source source;
    private final String text;
    private final int[] offsets;

    /**
     * @param offsets for each character of {@code text} its source offset, plus one entry for the
     *     end; length {@code text.length() + 1}, ascending
     */
    public MappedText(Source source, String text, int[] offsets) {
        if (offsets.length != text.length() + 1) {
            throw new IllegalArgumentException("one offset per character and one for the end");
        }
        this.source = source;
        this.text = text;
        this.offsets = Arrays.copyOf(offsets, offsets.length);
    }

    /** A text that stands in its source as it is. */
    public static MappedText verbatim(Source source) {
        int[] offsets = new int[source.text().length() + 1];
        Arrays.setAll(offsets, i -> i);
        return new MappedText(source, source.text(), offsets);
    }

    public String text() {
        return text;
    }

    /** The source range that produced {@code text[start, end)}. */
    public Span span(int start, int end) {
        int from = offsets[Math.min(start, text.length())];
        int last = end > start ? offsets[Math.min(end, text.length()) - 1] + 1 : from;
        return new Span(source, from, Math.max(from, Math.min(last, source.text().length())));
    }

    public Span span() {
        return span(0, text.length());
    }
}
