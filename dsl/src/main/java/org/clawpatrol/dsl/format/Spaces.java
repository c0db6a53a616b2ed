package org.clawpatrol.dsl.format;

import java.util.List;

/** Decides where one space stands between two pieces of a line, and where none. Stateless. */
final class Spaces {
    private Spaces() {}

    static void decide(List<Piece> pieces) {
        for (int i = 1; i < pieces.size(); i++) {
            pieces.get(i).spaces = apart(pieces.get(i - 1), pieces.get(i)) ? 1 : 0;
        }
    }

    private static boolean apart(Piece left, Piece right) {
        if (left.kind == Piece.Kind.OPENING) {
            return (left.isBrace() && right.kind != Piece.Kind.CLOSING) || right.isLineComment();
        }
        return switch (right.kind) {
            case CLOSING -> right.isBrace();
            case COMMA, COLON, ELLIPSIS -> false;
            case DOT -> isNumberApart(left, right);
            case OPENING -> !isAttached(right) && !touchesRight(left);
            case COMMENT, WORD, KEYWORD, NUMBER, TEXT, ASSIGN, PREFIX, SPLAT, OPERATOR ->
                    !touchesRight(left) || right.isLineComment();
        };
    }

    /** Together with a number in front of it, a dot could become part of the number. */
    private static boolean isNumberApart(Piece left, Piece dot) {
        return left.kind == Piece.Kind.NUMBER && dot.writtenApart;
    }

    private static boolean touchesRight(Piece left) {
        return left.kind == Piece.Kind.DOT || left.kind == Piece.Kind.PREFIX;
    }

    private static boolean isAttached(Piece opening) {
        return opening.opened
                .filter(
                        opened ->
                                opened.kind == Enclosure.Kind.CALL
                                        || opened.kind == Enclosure.Kind.INDEX)
                .isPresent();
    }
}
