package org.clawpatrol.dsl.draw;

/** Decision trees in the DOT language of Graphviz. One thread, one use. */
public final class TreeDot {
    private final StringBuilder out = new StringBuilder();
    private int nodes;

    private TreeDot() {}

    public static String of(Sketch sketch) {
        TreeDot dot = new TreeDot();
        dot.out.append("digraph policy {\n  rankdir=LR;\n  node [fontname=monospace];\n");
        dot.out.append("  edge [fontname=monospace];\n");
        dot.node(sketch);
        return dot.out.append("}\n").toString();
    }

    private int node(Sketch sketch) {
        int id = nodes++;
        out.append("  n").append(id).append(" [label=").append(quoted(sketch.label()));
        out.append(", shape=").append(shape(sketch.kind())).append("];\n");
        for (Sketch.Twig twig : sketch.below()) {
            int below = node(twig.to());
            out.append("  n").append(id).append(" -> n").append(below);
            out.append(twig.label().isEmpty() ? "" : " [label=" + quoted(twig.label()) + "]");
            out.append(";\n");
        }
        return id;
    }

    private static String shape(Sketch.Kind kind) {
        return switch (kind) {
            case SWITCH -> "diamond";
            case EARLIEST -> "ellipse";
            case RULES -> "box";
            case CUT -> "plaintext";
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
