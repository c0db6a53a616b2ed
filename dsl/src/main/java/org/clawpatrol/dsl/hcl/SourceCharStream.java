package org.clawpatrol.dsl.hcl;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.misc.Interval;
import org.clawpatrol.dsl.source.Source;

/**
 * The characters of a source for a lexer: it sees code points, positions are UTF-16 offsets as in
 * {@link Source}. One thread.
 */
final class SourceCharStream implements CharStream {
    private final Source source;
    private final String text;
    private int index;

    SourceCharStream(Source source) {
        this.source = source;
        this.text = source.text();
    }

    @Override
    public void consume() {
        if (index >= text.length()) {
            throw new IllegalStateException("nothing left to consume");
        }
        index += Character.charCount(text.codePointAt(index));
    }

    @Override
    public int LA(int distance) {
        return distance > 0 ? ahead(distance) : behind(-distance);
    }

    private int ahead(int distance) {
        int at = index;
        for (int i = 1; i < distance && at < text.length(); i++) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at < text.length() ? text.codePointAt(at) : EOF;
    }

    private int behind(int distance) {
        int at = index;
        for (int i = 1; i < distance && at > 0; i++) {
            at -= Character.charCount(text.codePointBefore(at));
        }
        return at > 0 ? text.codePointBefore(at) : EOF;
    }

    @Override
    public int mark() {
        return -1;
    }

    @Override
    public void release(int marker) {
        // The whole text stays available, so there is nothing to release.
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public void seek(int position) {
        index = Math.min(position, text.length());
    }

    @Override
    public int size() {
        return text.length();
    }

    @Override
    public String getSourceName() {
        return source.name();
    }

    @Override
    public String getText(Interval interval) {
        int end = Math.min(interval.b + 1, text.length());
        return interval.a < end ? text.substring(interval.a, end) : "";
    }
}
