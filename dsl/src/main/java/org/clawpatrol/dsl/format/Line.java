package org.clawpatrol.dsl.format;

import java.util.List;

/**
 * The pieces of one line.
 *
 * @param depth how many steps it is indented
 */
record Line(List<Piece> pieces, int depth) {
    private static final int STEP = 2;

    /** The spaces in front of it. */
    int indent() {
        return indent(depth);
    }

    /** The spaces in front of a line so many steps deep. */
    static int indent(int depth) {
        return STEP * depth;
    }

    Piece first() {
        return pieces.getFirst();
    }

    /** Whether the line in front of it has nothing to do with it: a blank line stands between. */
    boolean beginsAnew() {
        return first().lineEnds > 1;
    }

    /** The column behind the first pieces of it, in characters from 0. */
    int columnBehind(int count) {
        int column = indent();
        for (int i = 0; i < count; i++) {
            Piece piece = pieces.get(i);
            String text = piece.text();
            int lastLine = text.lastIndexOf('\n') + 1;
            column += i == 0 ? 0 : piece.spaces;
            column = lastLine > 0 ? 0 : column;
            column += text.codePointCount(lastLine, text.length());
        }
        return column;
    }
}
