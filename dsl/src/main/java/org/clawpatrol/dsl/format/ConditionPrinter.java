package org.clawpatrol.dsl.format;

import java.util.List;

/**
 * Writes a condition in lines: what fits, and was not divided by its author, stays on one; else the
 * outermost connectives and brackets are divided first. Mutable; one thread, one use.
 */
final class ConditionPrinter {
    /** The columns a line may take. */
    static final int WIDTH = 100;

    private static final int STEP = 2;

    private final StringBuilder out = new StringBuilder();
    private final String lineEnd;
    private int column;

    private ConditionPrinter(String lineEnd) {
        this.lineEnd = lineEnd;
    }

    /** On as many lines as it takes, the first one indented too, without the last line's end. */
    static String lines(Node.Rows condition, int indent, String lineEnd) {
        ConditionPrinter printer = new ConditionPrinter(lineEnd);
        printer.append(" ".repeat(indent));
        printer.spread(condition, "", indent);
        return printer.out.toString();
    }

    /** On one line. */
    static String line(Node.Rows condition) {
        ConditionPrinter printer = new ConditionPrinter("");
        printer.flat(condition, "");
        return printer.out.toString();
    }

    private void append(String text) {
        out.append(text);
        column += text.codePointCount(0, text.length());
    }

    private void newLine(int indent) {
        out.append(lineEnd).append(" ".repeat(indent));
        column = indent;
    }

    private boolean fits(Node node) {
        return !node.isTall() && column + node.width() <= WIDTH;
    }

    private void print(Node node, int indent) {
        if (fits(node)) {
            flat(node);
            return;
        }
        switch (node) {
            case Node.Word word -> append(word.text());
            case Node.Sequence(var parts, var _, var _) -> {
                for (int i = 0; i < parts.size(); i++) {
                    gap(parts, i);
                    print(parts.get(i), indent);
                }
            }
            case Node.Group group -> group(group, indent);
            case Node.Chain(var operator, var rows, var _) -> spread(rows, " " + operator, indent);
            case Node.Choice(var parts, var _, var _) -> choice(parts, indent);
        }
    }

    private void gap(List<Node> parts, int i) {
        if (i > 0 && Gap.between(parts.get(i - 1), parts.get(i))) {
            append(" ");
        }
    }

    private void group(Node.Group group, int indent) {
        append(group.open());
        Node.Rows rows = group.rows();
        if (!rows.isEmpty() && !embraces(rows)) {
            newLine(indent + STEP);
            spread(rows, ",", indent + STEP);
            newLine(indent);
        } else {
            for (int i = 0; i < rows.rows().size(); i++) {
                append(i > 0 ? ", " : "");
                print(rows.rows().get(i).node(), indent);
            }
            append(rows.open() ? "," : "");
        }
        append(group.close());
    }

    /** Whether only the last bracket inside is divided, so that both can begin on one line. */
    private boolean embraces(Node.Rows rows) {
        if (rows.split() || rows.hasComments() || rows.rows().isEmpty()) {
            return false;
        }
        int width = 0;
        for (Node.Row row : rows.rows().subList(0, rows.rows().size() - 1)) {
            if (row.node().isTall()) {
                return false;
            }
            width += row.node().width() + 2;
        }
        return embraced(rows.rows().getLast().node(), column + width);
    }

    private static boolean embraced(Node node, int column) {
        List<Node> parts =
                switch (node) {
                    case Node.Sequence sequence -> sequence.parts();
                    case Node.Group group -> List.<Node>of(group);
                    case Node.Word _, Node.Chain _, Node.Choice _ -> List.<Node>of();
                };
        if (parts.isEmpty() || !(parts.getLast() instanceof Node.Group last) || !last.isTall()) {
            return false;
        }
        int width = node.width() - last.width() + 1;
        return column + width <= WIDTH
                && parts.subList(0, parts.size() - 1).stream().noneMatch(Node::isTall);
    }

    /** Rows, each on a line of its own. */
    private void spread(Node.Rows rows, String separator, int indent) {
        List<Node.Row> all = rows.rows();
        for (int i = 0; i < all.size(); i++) {
            Node.Row row = all.get(i);
            if (i > 0) {
                newLine(indent);
            }
            for (String comment : row.above()) {
                append(comment);
                newLine(indent);
            }
            print(row.node(), nested(row.node(), all.size()) ? indent + STEP : indent);
            append(i < all.size() - 1 || rows.open() ? separator : "");
            append(row.behind().isEmpty() ? "" : " " + row.behind());
        }
        for (int i = 0; i < rows.below().size(); i++) {
            if (i > 0 || !all.isEmpty()) {
                newLine(indent);
            }
            append(rows.below().get(i));
        }
    }

    /** What goes on inside a row is indented, so that the rows can be told from its lines. */
    private static boolean nested(Node node, int siblings) {
        return node instanceof Node.Chain && siblings > 1;
    }

    private void choice(List<Node> parts, int indent) {
        print(parts.getFirst(), indent);
        for (int i = 1; i < parts.size(); i++) {
            newLine(indent + STEP);
            append(i % 2 == 1 ? "? " : ": ");
            print(parts.get(i), indent + 2 * STEP);
        }
    }

    private void flat(Node node) {
        switch (node) {
            case Node.Word word -> append(word.text());
            case Node.Sequence(var parts, var _, var _) -> {
                for (int i = 0; i < parts.size(); i++) {
                    gap(parts, i);
                    flat(parts.get(i));
                }
            }
            case Node.Group(var open, var rows, var close, var _) -> {
                append(open);
                flat(rows, ", ");
                append(rows.open() ? "," : "");
                append(close);
            }
            case Node.Chain(var operator, var rows, var _) -> flat(rows, " " + operator + " ");
            case Node.Choice(var parts, var _, var _) -> {
                for (int i = 0; i < parts.size(); i++) {
                    append(i == 0 ? "" : i % 2 == 1 ? " ? " : " : ");
                    flat(parts.get(i));
                }
            }
        }
    }

    private void flat(Node.Rows rows, String separator) {
        for (int i = 0; i < rows.rows().size(); i++) {
            append(i > 0 ? separator : "");
            flat(rows.rows().get(i).node());
        }
    }
}
