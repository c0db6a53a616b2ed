package org.clawpatrol.dsl.source;

/**
 * A range of a source text.
 *
 * @param start offset of the first character
 * @param end offset after the last character; equal to {@code start} for a zero-width position
 */
public record Span(Source source, int start, int end) {
    public Span {
        if (start < 0 || end < start || end > source.text().length()) {
            throw new IllegalArgumentException("span " + start + ".." + end + " out of range");
        }
    }

    public int line() {
        return source.line(start);
    }

    public int column() {
        return source.column(start);
    }

    /** The line of the place just after the last character. */
    public int endLine() {
        return source.line(end);
    }

    /** The column of the place just after the last character. */
    public int endColumn() {
        return source.column(end);
    }

    /** The smallest range that covers both; both must be of one source. */
    public Span to(Span last) {
        return new Span(source, Math.min(start, last.start), Math.max(end, last.end));
    }
}
