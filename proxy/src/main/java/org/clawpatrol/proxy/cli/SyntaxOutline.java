package org.clawpatrol.proxy.cli;

import java.util.stream.Collectors;
import org.clawpatrol.dsl.hcl.Attribute;
import org.clawpatrol.dsl.hcl.Block;
import org.clawpatrol.dsl.hcl.Body;
import org.clawpatrol.dsl.hcl.Expression;
import org.clawpatrol.dsl.hcl.SyntaxTree;
import tools.jackson.databind.json.JsonMapper;

/** A body as an indented tree for people. One thread, one use. */
final class SyntaxOutline {
    private static final int STEP = 2;

    private final StringBuilder out = new StringBuilder();

    String of(Body body) {
        body(body, 0);
        return out.toString();
    }

    private void body(Body body, int indent) {
        for (Attribute attribute : body.attributes()) {
            line(indent, attribute.name() + " = ");
            value(attribute.value(), indent);
        }
        for (Block block : body.blocks()) {
            String labels =
                    block.labels().stream()
                            .map(
                                    label ->
                                            " "
                                                    + JsonMapper.shared()
                                                            .writeValueAsString(label.text()))
                            .collect(Collectors.joining());
            line(indent, block.type() + labels + "\n");
            body(block.body(), indent + STEP);
        }
    }

    /** Lists and objects one element a line, everything else as one line. */
    private void value(Expression expression, int indent) {
        switch (expression) {
            case Expression.Parenthesized(var inner, var span) -> value(inner, indent);
            case Expression.Tuple(var elements, var span) -> {
                out.append("list of ").append(elements.size()).append('\n');
                for (Expression element : elements) {
                    line(indent + STEP, "- ");
                    value(element, indent + STEP);
                }
            }
            case Expression.ObjectCons(var items, var span) -> {
                out.append("object of ").append(items.size()).append('\n');
                for (Expression.ObjectCons.Item item : items) {
                    line(indent + STEP, leaf(item.key()) + " = ");
                    value(item.value(), indent + STEP);
                }
            }
            default -> out.append(leaf(expression)).append('\n');
        }
    }

    private static String leaf(Expression expression) {
        var tree = SyntaxTree.of(expression);
        Object reference = tree.get("ref");
        Object kind = tree.get("expr");
        if (reference != null) {
            return "reference " + reference;
        }
        if (kind != null) {
            return "computed (" + kind + ")";
        }
        return tree.containsKey("value")
                ? JsonMapper.shared().writeValueAsString(tree.get("value"))
                : JsonMapper.shared().writeValueAsString(tree);
    }

    private void line(int indent, String text) {
        out.append(" ".repeat(indent)).append(text);
    }
}
