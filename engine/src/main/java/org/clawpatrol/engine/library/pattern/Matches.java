package org.clawpatrol.engine.library.pattern;

import com.google.re2j.Matcher;
import org.clawpatrol.engine.expr.SearchPattern;

/** The matches of a pattern in a text from left to right, none overlapping. One thread. */
final class Matches {
    private final String text;
    private final WatchedText watched;
    private final Matcher matcher;

    Matches(SearchPattern pattern, String text) {
        this.text = text;
        this.watched = new WatchedText(text);
        this.matcher = pattern.pattern().matcher(watched);
    }

    /** Goes on to the next match; an empty one inside a surrogate pair is none. */
    boolean next() {
        boolean found = find();
        while (found && splitsPair(matcher.start())) {
            found = find();
        }
        return found;
    }

    private boolean find() {
        watched.allowMatch();
        return matcher.find();
    }

    int start() {
        return matcher.start();
    }

    int end() {
        return matcher.end();
    }

    /** The text of a group; empty when it took no part. */
    String group(int group) {
        return hasGroup(group) ? text.substring(matcher.start(group), matcher.end(group)) : "";
    }

    boolean hasGroup(int group) {
        return matcher.start(group) >= 0;
    }

    private boolean splitsPair(int unit) {
        return unit > 0
                && unit < text.length()
                && Character.isSurrogatePair(text.charAt(unit - 1), text.charAt(unit));
    }
}
