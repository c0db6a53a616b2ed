package org.clawpatrol.dsl.draw;

/** Decision trees as Mermaid flow charts. One thread, one use. */
public final class TreeMermaid {
    private final StringBuilder out = new StringBuilder("flowchart LR\n");
    private int nodes;

    private TreeMermaid() {}

    public static String of(Sketch sketch) {
        TreeMermaid mermaid = new TreeMermaid();
        mermaid.node(sketch);
        return mermaid.out.toString();
    }

    private int node(Sketch sketch) {
        int id = nodes++;
        String label = quoted(sketch.label());
        out.append("  n").append(id).append(shaped(sketch.kind(), label)).append('\n');
        for (Sketch.Twig twig : sketch.below()) {
            int below = node(twig.to());
            out.append("  n").append(id).append(" -->");
            out.append(twig.label().isEmpty() ? "" : "|" + quoted(twig.label()) + "|");
            out.append(" n").append(below).append('\n');
        }
        return id;
    }

    private static String shaped(Sketch.Kind kind, String label) {
        return switch (kind) {
            case SWITCH -> "{" + label + "}";
            case EARLIEST -> "([" + label + "])";
            case RULES, CUT -> "[" + label + "]";
        };
    }

    /** Everything that means something to Mermaid, or to a page it ends up in, by its number. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints()
                .forEach(
                        point -> {
                            if ("\"#<>&`|\\;{}[]()*_".indexOf(point) >= 0) {
                                quoted.append('#').append(point).append(';');
                            } else {
                                quoted.appendCodePoint(point);
                            }
                        });
        return quoted.append('"').toString();
    }
}
