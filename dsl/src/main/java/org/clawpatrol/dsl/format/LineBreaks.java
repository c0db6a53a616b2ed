package org.clawpatrol.dsl.format;

import java.util.BitSet;
import java.util.List;

/**
 * Decides where lines end: statements keep their lines, a literal on several lines gets one per
 * element, anything else keeps the line ends it has; at most one blank line, and none at either end
 * of a block. One thread, one use.
 */
final class LineBreaks {
    private static final int BLANK_LINE = 2;

    private final List<Piece> pieces;
    private final BitSet trailing;

    LineBreaks(List<Piece> pieces) {
        this.pieces = pieces;
        this.trailing = trailing(pieces);
    }

    void decide() {
        for (int i = 1; i < pieces.size(); i++) {
            int wanted = wanted(i);
            boolean forced = pieces.get(i - 1).endsLine();
            pieces.get(i).lineEnds = forced ? Math.max(1, wanted) : wanted;
        }
    }

    private int wanted(int i) {
        Piece piece = pieces.get(i);
        int written = piece.writtenLineEnds;
        if (piece.enclosure.empty) {
            return piece.enclosure.isBody() ? Math.min(1, written) : 0;
        }
        return switch (piece.enclosure.kind) {
            case FILE, BODY -> Math.min(atEnd(i) ? 1 : BLANK_LINE, written);
            case TUPLE, OBJECT -> piece.enclosure.isSpread() ? spread(i) : 0;
            case FOR, CALL, PARENTHESES, INDEX ->
                    piece.kind == Piece.Kind.COMMA ? 0 : Math.min(1, written);
        };
    }

    /** Whether a piece is first or last in its enclosure. */
    private boolean atEnd(int i) {
        return pieces.get(i).kind == Piece.Kind.CLOSING || opens(i - 1);
    }

    private boolean opens(int i) {
        return pieces.get(i).kind == Piece.Kind.OPENING;
    }

    private int spread(int i) {
        Piece piece = pieces.get(i);
        int written = Math.min(BLANK_LINE, piece.writtenLineEnds);
        if (piece.kind == Piece.Kind.CLOSING) {
            return 1;
        }
        if (piece.kind == Piece.Kind.COMMA || isTrailing(i)) {
            return 0;
        }
        int before = i - 1;
        while (isTrailing(before)) {
            before--;
        }
        if (opens(before)) {
            return 1;
        }
        boolean separated = pieces.get(before).kind == Piece.Kind.COMMA;
        if (separated) {
            return Math.max(1, written);
        }
        boolean item = piece.enclosure.kind == Enclosure.Kind.OBJECT;
        return Math.min(item || piece.kind == Piece.Kind.COMMENT ? BLANK_LINE : 1, written);
    }

    private boolean isTrailing(int i) {
        return trailing.get(i);
    }

    /** Which pieces are comments at the end of a line that holds more. */
    private static BitSet trailing(List<Piece> pieces) {
        BitSet trailing = new BitSet();
        boolean lineEnds = true;
        for (int i = pieces.size() - 1; i >= 0; i--) {
            Piece piece = pieces.get(i);
            boolean behind = piece.kind == Piece.Kind.COMMENT && piece.writtenLineEnds == 0;
            trailing.set(i, behind && lineEnds);
            lineEnds = piece.writtenLineEnds > 0 || (behind && lineEnds);
        }
        return trailing;
    }
}
