package org.clawpatrol.dsl.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.condition.ConditionToken;
import org.clawpatrol.dsl.condition.ConditionToken.Kind;

/**
 * Divides the tokens of a condition at its connectives and brackets. The depth of its recursion is
 * that of the brackets, which the reader of conditions bounds. One thread, one use.
 */
final class ConditionReader {
    private final List<ConditionToken> tokens;

    /** For each opening bracket the place of the one that closes it. */
    private final int[] closing;

    /** Whether a comment, or a comma, stands where no row begins or ends. */
    private boolean unplaceable;

    /**
     * @param tokens of a well-formed condition
     */
    ConditionReader(List<ConditionToken> tokens) {
        this.tokens = tokens;
        this.closing = closing(tokens);
    }

    private static int[] closing(List<ConditionToken> tokens) {
        int[] closing = new int[tokens.size()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < closing.length; i++) {
            if (tokens.get(i).kind() == Kind.OPENING) {
                open.push(i);
            } else if (tokens.get(i).kind() == Kind.CLOSING) {
                closing[open.pop()] = i;
            }
        }
        return closing;
    }

    /** The whole condition as one row; empty where something has no place in the layout. */
    Optional<Node.Rows> read() {
        Node.Rows rows = rows(0, tokens.size(), Optional.empty());
        return unplaceable ? Optional.empty() : Optional.of(rows);
    }

    private Node.Rows rows(int from, int to, Optional<Kind> separator) {
        RowCollector collector = new RowCollector();
        int at = from;
        boolean open = false;
        while (true) {
            while (at < to && isComment(at)) {
                collector.comment(tokens.get(at++));
            }
            if (at == to) {
                return collector.rows(open);
            }
            int stop = next(separator, at, to);
            if (stop == at) {
                unplaceable = true; // the comma of `[,]`
                return collector.rows(false);
            }
            int end = stop;
            while (isComment(end - 1)) {
                end--;
            }
            collector.row(node(at, end));
            tokens.subList(end, stop).forEach(collector::comment);
            open = stop < to;
            if (open) {
                collector.separator(endsLine(stop - 1) || endsLine(stop));
            }
            at = open ? stop + 1 : to;
        }
    }

    /** The next token of a kind that no bracket surrounds, or the end. */
    private int next(Optional<Kind> kind, int from, int to) {
        int at = kind.isPresent() ? from : to;
        while (at < to && tokens.get(at).kind() != kind.orElseThrow()) {
            at = tokens.get(at).kind() == Kind.OPENING ? closing[at] + 1 : at + 1;
        }
        return at;
    }

    private boolean has(Kind kind, int from, int to) {
        return next(Optional.of(kind), from, to) < to;
    }

    private boolean isComment(int at) {
        return tokens.get(at).kind() == Kind.COMMENT;
    }

    private boolean endsLine(int at) {
        return at + 1 < tokens.size() && tokens.get(at + 1).newLine();
    }

    /** Neither begins nor ends with a comment. */
    private Node node(int from, int to) {
        if (has(Kind.COLON, from, to)) {
            int colon = next(Optional.of(Kind.COLON), from, to);
            List<Node> parts = parts(from, colon + 1);
            parts.add(part(colon + 1, to));
            return Node.Sequence.of(parts);
        }
        if (has(Kind.CHOICE, from, to)) {
            return choice(from, to);
        }
        if (has(Kind.OR, from, to)) {
            return Node.Chain.of("||", rows(from, to, Optional.of(Kind.OR)));
        }
        if (has(Kind.AND, from, to)) {
            return Node.Chain.of("&&", rows(from, to, Optional.of(Kind.AND)));
        }
        return Node.Sequence.of(parts(from, to));
    }

    private Node part(int from, int to) {
        if (isComment(from) || isComment(to - 1)) {
            unplaceable = true;
        }
        return unplaceable ? word(from) : node(from, to);
    }

    private Node choice(int from, int to) {
        List<Node> parts = new ArrayList<>();
        boolean split = false;
        int at = from;
        while (true) {
            int stop = next(Optional.of(Kind.CHOICE), at, to);
            parts.add(part(at, stop));
            if (stop == to) {
                return Node.Choice.of(parts, split);
            }
            split |= endsLine(stop - 1) || endsLine(stop);
            at = stop + 1;
        }
    }

    private List<Node> parts(int from, int to) {
        List<Node> parts = new ArrayList<>();
        for (int at = from; at < to; at++) {
            unplaceable |= isComment(at);
            if (tokens.get(at).kind() == Kind.OPENING) {
                parts.add(group(at));
                at = closing[at];
            } else {
                parts.add(word(at));
            }
        }
        return parts;
    }

    private Node group(int open) {
        int close = closing[open];
        Node.Rows rows = rows(open + 1, close, Optional.of(Kind.COMMA));
        boolean split = rows.split() || endsLine(open) || endsLine(close - 1);
        return Node.Group.of(
                tokens.get(open).text(),
                new Node.Rows(rows.rows(), split && !rows.isEmpty(), rows.below(), rows.open()),
                tokens.get(close).text());
    }

    private Node.Word word(int at) {
        return new Node.Word(tokens.get(at).kind(), tokens.get(at).text());
    }
}
