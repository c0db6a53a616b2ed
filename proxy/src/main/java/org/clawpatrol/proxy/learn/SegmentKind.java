package org.clawpatrol.proxy.learn;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a segment of a path may be instead of a fixed word, narrowest first. */
enum SegmentKind {
    NUMBER("[0-9]{1,20}", 5),
    UUID("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}", 5),
    HASH("[0-9a-f]{16,128}", 5),
    NAME("[A-Za-z0-9_-]{1,128}", 20);

    private final String expression;
    private final Pattern pattern;
    private final int least;

    SegmentKind(String expression, int least) {
        this.expression = expression;
        this.pattern = Pattern.compile(expression);
        this.least = least;
    }

    /** As a regular expression that matches no slash. */
    String expression() {
        return expression;
    }

    /** How many different values make a pattern of them. */
    int least() {
        return least;
    }

    /** The narrowest that a segment is. */
    static Optional<SegmentKind> of(String segment) {
        for (SegmentKind kind : values()) {
            if (kind.matches(segment)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    boolean matches(String segment) {
        return pattern.matcher(segment).matches();
    }
}
