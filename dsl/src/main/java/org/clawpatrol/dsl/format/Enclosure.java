package org.clawpatrol.dsl.format;

/** What stands between two brackets, or the file as a whole. Mutable; one thread. */
final class Enclosure {
    final Kind kind;

    /** The line its bracket stands on, once there are lines. */
    int line;

    /** Whether a line ends directly inside, not in something deeper. */
    boolean lineEndInside;

    /** Whether a line ends inside, however deep. */
    boolean severalLines;

    /** How many commas are followed by something. */
    int commas;

    boolean empty = true;

    Enclosure(Kind kind) {
        this.kind = kind;
    }

    enum Kind {
        FILE,
        /** The braces of a block. */
        BODY,
        OBJECT,
        TUPLE,
        /** A {@code for} expression in either kind of brackets. */
        FOR,
        CALL,
        PARENTHESES,
        INDEX
    }

    /** Whether statements stand in it, each on lines of its own. */
    boolean isBody() {
        return kind == Kind.FILE || kind == Kind.BODY;
    }

    /** Whether it is a literal whose elements get a line each. */
    boolean isSpread() {
        boolean literal = kind == Kind.OBJECT || kind == Kind.TUPLE;
        return literal && !empty && (lineEndInside || (severalLines && commas > 0));
    }
}
