package org.clawpatrol.dsl.source;

import java.util.Optional;

/**
 * A text that was computed from a source, such as an unescaped string or a dedented heredoc, and
 * still knows which source character each of its characters came from. Immutable.
 */
public final class MappedText {
    private final Source source;
    private final String text;

    /** The place of the first character; all others follow it unless {@link #offsets} says else. */
    private final int start;

    private final Optional<int[]> offsets;

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
        this.start = offsets[0];
        this.offsets = isRun(offsets) ? Optional.empty() : Optional.of(offsets.clone());
    }

    private MappedText(Source source, int start, int end) {
        this.source = source;
        this.text = source.text().substring(start, end);
        this.start = start;
        this.offsets = Optional.empty();
    }

    private static boolean isRun(int[] offsets) {
        for (int i = 1; i < offsets.length; i++) {
            if (offsets[i] != offsets[0] + i) {
                return false;
            }
        }
        return true;
    }

    /** A text that stands in its source as it is. */
    public static MappedText verbatim(Source source) {
        return new MappedText(source, 0, source.text().length());
    }

    /** A piece of a source as it is. */
    public static MappedText verbatim(Span span) {
        return new MappedText(span.source(), span.start(), span.end());
    }

    public String text() {
        return text;
    }

    /** The source range that produced {@code text[start, end)}. */
    public Span span(int start, int end) {
        int from = offset(Math.min(start, text.length()));
        int last = end > start ? offset(Math.min(end, text.length()) - 1) + 1 : from;
        return new Span(source, from, Math.max(from, Math.min(last, source.text().length())));
    }

    private int offset(int index) {
        return offsets.isPresent() ? offsets.get()[index] : start + index;
    }

    public Span span() {
        return span(0, text.length());
    }
}
