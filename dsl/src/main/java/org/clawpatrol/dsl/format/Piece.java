package org.clawpatrol.dsl.format;

import java.util.Optional;

/**
 * A word, sign, comment, or a string or heredoc as a whole, with the white space in front of it.
 * Mutable; one thread.
 */
final class Piece {
    final Kind kind;

    /** What it stands in; a closing bracket closes it. */
    final Enclosure enclosure;

    /** Where it begins in the file as written. */
    final int start;

    /** How many lines ended in front of it as written. */
    final int writtenLineEnds;

    /** Whether anything separated it from what is in front of it. */
    final boolean writtenApart;

    private String text;

    /** What begins behind it if it is a bracket that opens. */
    Optional<Enclosure> opened = Optional.empty();

    /** How many line ends are put in front of it: one, or two for a blank line. */
    int lineEnds;

    /** How many spaces are put in front of it where it begins no line. */
    int spaces;

    Piece(Kind kind, Enclosure enclosure, Written written) {
        this.kind = kind;
        this.enclosure = enclosure;
        this.text = written.text();
        this.start = written.start();
        this.writtenLineEnds = written.lineEnds();
        this.writtenApart = written.apart();
    }

    /** What the file says. */
    record Written(String text, int start, int lineEnds, boolean apart) {}

    enum Kind {
        COMMENT,
        WORD,
        /** A word between operands, such as the {@code in} of a {@code for}. */
        KEYWORD,
        NUMBER,
        /** A string or heredoc. */
        TEXT,
        OPENING,
        CLOSING,
        ASSIGN,
        COMMA,
        DOT,
        /** The colon behind a key. */
        COLON,
        ELLIPSIS,
        /** An operator in front of its operand. */
        PREFIX,
        /** The star of a splat. */
        SPLAT,
        /** Any other sign; it stands between two operands. */
        OPERATOR
    }

    String text() {
        return text;
    }

    void replace(String laidOut) {
        text = laidOut;
    }

    /** Whether an operand can end with it. */
    boolean endsOperand() {
        return switch (kind) {
            case WORD, NUMBER, TEXT, CLOSING, SPLAT -> true;
            case COMMENT, KEYWORD, OPENING, ASSIGN, COMMA, DOT, COLON, ELLIPSIS, PREFIX, OPERATOR ->
                    false;
        };
    }

    /** Whether its line must end behind it. */
    boolean endsLine() {
        return isHeredoc() || isLineComment();
    }

    boolean isLineComment() {
        return kind == Kind.COMMENT && !text.startsWith("/*");
    }

    boolean isHeredoc() {
        return kind == Kind.TEXT && text.startsWith("<<");
    }

    /** Whether it goes on behind its first line. */
    boolean hasSeveralLines() {
        return text.indexOf('\n') >= 0;
    }

    boolean isBrace() {
        return text.equals("{") || text.equals("}");
    }
}
