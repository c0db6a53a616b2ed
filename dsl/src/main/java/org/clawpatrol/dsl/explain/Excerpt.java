package org.clawpatrol.dsl.explain;

import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Span;

/**
 * A piece of a policy and where it stands. Immutable.
 *
 * @param text as written, or as computed where the policy computes it
 * @param line from 1
 * @param column in code points, from 1
 */
public record Excerpt(String text, String file, int line, int column) {

    static Excerpt of(MappedText text, int start, int end) {
        return at(text.span(start, end), text.text().substring(start, end));
    }

    static Excerpt at(Span span, String text) {
        return new Excerpt(text, span.source().name(), span.line(), span.column());
    }

    /** {@code file:line:column}. */
    public String place() {
        return file + ":" + line + ":" + column;
    }
}
