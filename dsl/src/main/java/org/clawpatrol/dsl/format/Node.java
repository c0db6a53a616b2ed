package org.clawpatrol.dsl.format;

import java.util.List;
import org.clawpatrol.dsl.condition.ConditionToken;

/** A part of a condition as it is laid out. Immutable. */
sealed interface Node {

    /** How many characters it takes on one line. */
    int width();

    /** Whether it cannot stand on one line, or was not meant to. */
    boolean isTall();

    /** What kind of token it begins with. */
    ConditionToken.Kind first();

    /** What kind of token it ends with. */
    ConditionToken.Kind last();

    record Word(ConditionToken.Kind kind, String text) implements Node {
        @Override
        public int width() {
            return text.codePointCount(0, text.length());
        }

        @Override
        public boolean isTall() {
            return false;
        }

        @Override
        public ConditionToken.Kind first() {
            return kind;
        }

        @Override
        public ConditionToken.Kind last() {
            return kind;
        }
    }

    /** Parts behind each other that no line end divides. */
    record Sequence(List<Node> parts, int width, boolean isTall) implements Node {

        static Node of(List<Node> parts) {
            if (parts.size() == 1) {
                return parts.getFirst();
            }
            int width = 0;
            boolean tall = false;
            for (int i = 0; i < parts.size(); i++) {
                width += parts.get(i).width();
                width += i > 0 && Gap.between(parts.get(i - 1), parts.get(i)) ? 1 : 0;
                tall |= parts.get(i).isTall();
            }
            return new Sequence(List.copyOf(parts), width, tall);
        }

        @Override
        public ConditionToken.Kind first() {
            return parts.getFirst().first();
        }

        @Override
        public ConditionToken.Kind last() {
            return parts.getLast().last();
        }
    }

    /** Brackets with what they hold. */
    record Group(String open, Rows rows, String close, int width) implements Node {

        static Node of(String open, Rows rows, String close) {
            return new Group(open, rows, close, 2 + rows.width(2));
        }

        @Override
        public boolean isTall() {
            return rows.isTall();
        }

        @Override
        public ConditionToken.Kind first() {
            return ConditionToken.Kind.OPENING;
        }

        @Override
        public ConditionToken.Kind last() {
            return ConditionToken.Kind.CLOSING;
        }
    }

    /** {@code a && b && ...} or {@code a || b || ...}. */
    record Chain(String operator, Rows rows, int width) implements Node {

        static Node of(String operator, Rows rows) {
            return new Chain(operator, rows, rows.width(operator.length() + 2));
        }

        @Override
        public boolean isTall() {
            return rows.isTall();
        }

        @Override
        public ConditionToken.Kind first() {
            return rows.rows().getFirst().node().first();
        }

        @Override
        public ConditionToken.Kind last() {
            return rows.rows().getLast().node().last();
        }
    }

    /** {@code a ? b : c}, in which {@code c} may go on with another choice. */
    record Choice(List<Node> parts, int width, boolean isTall) implements Node {

        static Node of(List<Node> parts, boolean split) {
            int width = parts.stream().mapToInt(Node::width).sum() + 3 * (parts.size() - 1);
            boolean tall = split || parts.stream().anyMatch(Node::isTall);
            return new Choice(List.copyOf(parts), width, tall);
        }

        @Override
        public ConditionToken.Kind first() {
            return parts.getFirst().first();
        }

        @Override
        public ConditionToken.Kind last() {
            return parts.getLast().last();
        }
    }

    /**
     * An element of a list, or an operand of a chain.
     *
     * @param above comments on lines of their own
     * @param behind a comment behind it and the sign that separates it; empty for none
     */
    record Row(List<String> above, Node node, String behind) {
        public Row {
            above = List.copyOf(above);
        }
    }

    /**
     * What signs of one kind separate.
     *
     * @param split whether a line ends beside one of the signs
     * @param below comments behind the last one, on lines of their own
     * @param open whether a sign follows the last one
     */
    record Rows(List<Row> rows, boolean split, List<String> below, boolean open) {
        public Rows {
            rows = List.copyOf(rows);
            below = List.copyOf(below);
        }

        private int width(int separator) {
            int width = open ? 1 : 0;
            for (Row row : rows) {
                width += row.node().width() + separator;
            }
            return rows.isEmpty() ? 0 : width - separator;
        }

        /** Whether it holds nothing, not even a comment. */
        boolean isEmpty() {
            return rows.isEmpty() && below.isEmpty();
        }

        boolean hasComments() {
            return !below.isEmpty()
                    || rows.stream().anyMatch(r -> !r.above().isEmpty() || !r.behind().isEmpty());
        }

        boolean isTall() {
            return split || hasComments() || rows.stream().anyMatch(row -> row.node().isTall());
        }
    }
}
