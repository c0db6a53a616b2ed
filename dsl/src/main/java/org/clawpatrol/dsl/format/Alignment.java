package org.clawpatrol.dsl.format;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Aligns the equals signs of consecutive attributes, and the comments behind consecutive lines. An
 * attribute whose value goes on in brackets divides the group; one with a heredoc does not, as
 * {@code terraform fmt} has it. One thread, one use.
 */
final class Alignment {
    private final List<Line> lines;

    Alignment(List<Line> lines) {
        this.lines = lines;
    }

    /** What is aligned in a line: the index of the piece that moves, or nothing. */
    @FunctionalInterface
    private interface Mark {
        OptionalInt in(Line line);
    }

    void align() {
        align(Alignment::assignment);
        align(Alignment::trailingComment);
    }

    private void align(Mark mark) {
        List<Line> group = new ArrayList<>();
        for (Line line : lines) {
            OptionalInt marked = mark.in(line);
            if (marked.isEmpty() || line.beginsAnew() || !continues(group, line)) {
                close(group, mark);
            }
            if (marked.isPresent()) {
                group.add(line);
                if (line.pieces().stream().anyMatch(Alignment::endsGroup)) {
                    close(group, mark);
                }
            }
        }
        close(group, mark);
    }

    /** A heredoc does not: its lines count as none. */
    private static boolean endsGroup(Piece piece) {
        return piece.hasSeveralLines() && !piece.isHeredoc();
    }

    private static boolean continues(List<Line> group, Line line) {
        if (group.isEmpty()) {
            return true;
        }
        Line before = group.getLast();
        return before.depth() == line.depth() && before.first().enclosure == line.first().enclosure;
    }

    private static void close(List<Line> group, Mark mark) {
        int widest = 0;
        for (Line line : group) {
            widest = Math.max(widest, line.columnBehind(mark.in(line).orElseThrow()));
        }
        for (Line line : group) {
            int at = mark.in(line).orElseThrow();
            line.pieces().get(at).spaces = widest - line.columnBehind(at) + 1;
        }
        group.clear();
    }

    /** The equals sign of a line that holds one attribute as a whole. */
    private static OptionalInt assignment(Line line) {
        List<Piece> pieces = line.pieces();
        int open = 0;
        OptionalInt found = OptionalInt.empty();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (found.isEmpty()
                    && piece.kind == Piece.Kind.ASSIGN
                    && piece.enclosure == line.first().enclosure) {
                found = OptionalInt.of(i);
            }
            if (found.isEmpty() && piece.hasSeveralLines()) {
                return OptionalInt.empty();
            }
            open += piece.kind == Piece.Kind.OPENING ? 1 : 0;
            open -= piece.kind == Piece.Kind.CLOSING ? 1 : 0;
        }
        return open == 0 ? found : OptionalInt.empty();
    }

    private static OptionalInt trailingComment(Line line) {
        int last = line.pieces().size() - 1;
        boolean behind = last > 0 && line.pieces().getLast().kind == Piece.Kind.COMMENT;
        return behind ? OptionalInt.of(last) : OptionalInt.empty();
    }
}
