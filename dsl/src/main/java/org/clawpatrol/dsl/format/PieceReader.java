package org.clawpatrol.dsl.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.hcl.SourceToken;

/**
 * Turns the tokens of a file into pieces: what each sign is where it stands, and what surrounds it.
 * One thread, one use.
 */
final class PieceReader {
    private final List<SourceToken> tokens;
    private final String file;
    private final List<Piece> pieces = new ArrayList<>();
    private final Deque<Frame> frames = new ArrayDeque<>();

    /** The last piece that is no comment. */
    private Optional<Piece> last = Optional.empty();

    private int lineEnds;
    private int end;

    /** An enclosure that is open. */
    private static final class Frame {
        private final Enclosure enclosure;

        /** Whether the value of an attribute has begun. */
        private boolean inValue;

        /** How many question marks wait for their colon. */
        private int choices;

        Frame(Enclosure enclosure) {
            this.enclosure = enclosure;
        }
    }

    PieceReader(String file, List<SourceToken> tokens) {
        this.file = file;
        this.tokens = tokens;
    }

    List<Piece> read() {
        frames.push(new Frame(new Enclosure(Enclosure.Kind.FILE)));
        for (int i = 0; i < tokens.size(); i++) {
            SourceToken token = tokens.get(i);
            switch (token.kind()) {
                case NEWLINE -> newLine();
                case TEXT_BEGIN -> i = text(i);
                case OPENING -> open(i);
                case CLOSING -> close(token);
                case COMMENT, WORD, NUMBER, SIGN -> add(kind(token), token);
                case TEXT, TEXT_END -> throw new IllegalStateException("text outside of a text");
            }
        }
        return pieces;
    }

    private void newLine() {
        lineEnds++;
        Frame frame = frames.element();
        frame.enclosure.lineEndInside = true;
        frames.forEach(each -> each.enclosure.severalLines = true);
        frame.inValue = false;
        if (frame.enclosure.isBody() || frame.enclosure.kind == Enclosure.Kind.OBJECT) {
            last = Optional.empty();
        }
    }

    /** Takes a whole string or heredoc; the index of its last token. */
    private int text(int from) {
        int depth = 0;
        int at = from;
        while (true) {
            depth +=
                    switch (tokens.get(at).kind()) {
                        case TEXT_BEGIN -> 1;
                        case TEXT_END -> -1;
                        default -> 0;
                    };
            if (depth == 0) {
                int start = tokens.get(from).span().start();
                add(Piece.Kind.TEXT, start, tokens.get(at).span().end());
                return at;
            }
            at++;
        }
    }

    private void open(int at) {
        Enclosure enclosure = new Enclosure(enclosureKind(at));
        add(Piece.Kind.OPENING, tokens.get(at));
        pieces.getLast().opened = Optional.of(enclosure);
        frames.push(new Frame(enclosure));
    }

    private Enclosure.Kind enclosureKind(int at) {
        Frame frame = frames.element();
        boolean afterOperand = last.filter(Piece::endsOperand).isPresent();
        return switch (tokens.get(at).text()) {
            case "(" -> afterOperand ? Enclosure.Kind.CALL : Enclosure.Kind.PARENTHESES;
            case "[" -> {
                if (afterOperand) {
                    yield Enclosure.Kind.INDEX;
                }
                yield beginsFor(at) ? Enclosure.Kind.FOR : Enclosure.Kind.TUPLE;
            }
            default -> {
                if (frame.enclosure.isBody() && !frame.inValue) {
                    yield Enclosure.Kind.BODY;
                }
                yield beginsFor(at) ? Enclosure.Kind.FOR : Enclosure.Kind.OBJECT;
            }
        };
    }

    private boolean beginsFor(int opening) {
        for (int i = opening + 1; i < tokens.size(); i++) {
            SourceToken token = tokens.get(i);
            if (token.kind() != SourceToken.Kind.NEWLINE
                    && token.kind() != SourceToken.Kind.COMMENT) {
                return token.kind() == SourceToken.Kind.WORD && token.text().equals("for");
            }
        }
        return false;
    }

    private void close(SourceToken token) {
        add(Piece.Kind.CLOSING, token);
        frames.pop();
    }

    private Piece.Kind kind(SourceToken token) {
        Frame frame = frames.element();
        boolean afterOperand = last.filter(Piece::endsOperand).isPresent();
        return switch (token.kind()) {
            case COMMENT -> Piece.Kind.COMMENT;
            case NUMBER -> Piece.Kind.NUMBER;
            case WORD ->
                    frame.enclosure.kind == Enclosure.Kind.FOR && (afterOperand || begins())
                            ? Piece.Kind.KEYWORD
                            : Piece.Kind.WORD;
            default -> sign(token.text(), frame, afterOperand);
        };
    }

    private boolean begins() {
        return last.filter(piece -> piece.kind == Piece.Kind.OPENING).isPresent();
    }

    private Piece.Kind sign(String text, Frame frame, boolean afterOperand) {
        return switch (text) {
            case "=" -> {
                frame.inValue = true;
                yield Piece.Kind.ASSIGN;
            }
            case "," -> Piece.Kind.COMMA;
            case "." -> Piece.Kind.DOT;
            case "..." -> Piece.Kind.ELLIPSIS;
            case "!" -> Piece.Kind.PREFIX;
            case "-" -> afterOperand ? Piece.Kind.OPERATOR : Piece.Kind.PREFIX;
            case "*" -> afterOperand ? Piece.Kind.OPERATOR : Piece.Kind.SPLAT;
            case "?" -> {
                frame.choices++;
                yield Piece.Kind.OPERATOR;
            }
            case ":" -> {
                boolean key = frame.enclosure.kind == Enclosure.Kind.OBJECT && frame.choices == 0;
                frame.choices -= frame.choices > 0 ? 1 : 0;
                yield key ? Piece.Kind.COLON : Piece.Kind.OPERATOR;
            }
            default -> Piece.Kind.OPERATOR;
        };
    }

    private void add(Piece.Kind kind, SourceToken token) {
        add(kind, token.span().start(), token.span().end());
    }

    private void add(Piece.Kind kind, int start, int stop) {
        Enclosure enclosure = frames.element().enclosure;
        String text = file.substring(start, stop);
        if (kind == Piece.Kind.COMMENT && !text.startsWith("/*")) {
            text = text.stripTrailing();
        }
        Piece piece =
                new Piece(
                        kind,
                        enclosure,
                        new Piece.Written(text, start, lineEnds, start > end || lineEnds > 0));
        count(piece);
        pieces.add(piece);
        if (kind != Piece.Kind.COMMENT) {
            last = Optional.of(piece);
        }
        lineEnds = 0;
        end = stop;
    }

    private void count(Piece piece) {
        Enclosure enclosure = piece.enclosure;
        if (piece.kind == Piece.Kind.CLOSING) {
            return;
        }
        enclosure.empty = false;
        boolean afterComma =
                last.filter(l -> l.kind == Piece.Kind.COMMA && l.enclosure == enclosure)
                        .isPresent();
        enclosure.commas += afterComma && piece.kind != Piece.Kind.COMMENT ? 1 : 0;
    }
}
