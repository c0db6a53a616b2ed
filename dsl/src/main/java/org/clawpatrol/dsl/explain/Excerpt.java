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

    /** The brackets that a part stands in are no part of it; those it has one half of are. */
    static Excerpt of(MappedText text, int start, int end) {
        String all = text.text();
        int from = start;
        int to = end;
        for (int open = depth(all, start, end); open > 0; open--) {
            int next = skip(all, to, 1);
            to = next < all.length() && all.charAt(next) == ')' ? next + 1 : to;
        }
        for (int open = depth(all, start, end); open < 0; open++) {
            int previous = skip(all, from - 1, -1);
            from = previous >= 0 && all.charAt(previous) == '(' ? previous : from;
        }
        return at(text.span(from, to), all.substring(from, to));
    }

    /** How many more brackets open than close. */
    private static int depth(String text, int start, int end) {
        int depth = 0;
        for (int i = start; i < end; i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
        }
        return depth;
    }

    private static int skip(String text, int from, int step) {
        int at = from;
        while (at >= 0 && at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at += step;
        }
        return at;
    }

    static Excerpt at(Span span, String text) {
        return new Excerpt(text, span.source().name(), span.line(), span.column());
    }

    /** {@code file:line:column}. */
    public String place() {
        return file + ":" + line + ":" + column;
    }
}
