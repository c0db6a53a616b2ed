package org.clawpatrol.dsl.format;

import java.util.ArrayList;
import java.util.List;

/** Divides pieces into lines and indents them. One thread, one use. */
final class Lines {
    private final List<Piece> pieces;
    private final List<Line> lines = new ArrayList<>();

    Lines(List<Piece> pieces) {
        this.pieces = pieces;
    }

    List<Line> read() {
        int begin = 0;
        for (int i = 1; i <= pieces.size(); i++) {
            if (i == pieces.size() || pieces.get(i).lineEnds > 0) {
                add(pieces.subList(begin, i));
                begin = i;
            }
        }
        return lines;
    }

    private void add(List<Piece> line) {
        if (line.isEmpty()) {
            return;
        }
        line.forEach(piece -> piece.opened.ifPresent(opened -> opened.line = lines.size()));
        lines.add(new Line(line, depth(line.getFirst())));
    }

    /** A bracket that closes stands where the line of the one that opened stands. */
    private int depth(Piece first) {
        if (first.enclosure.kind == Enclosure.Kind.FILE) {
            return 0;
        }
        int opened = lines.get(first.enclosure.line).depth();
        return first.kind == Piece.Kind.CLOSING ? opened : opened + 1;
    }
}
