package org.clawpatrol.dsl.draw;

import java.util.List;
import org.clawpatrol.dsl.explain.TextStyle;

/** Decision trees as indented text. One thread, one use. */
public final class TreeText {
    private final TextStyle style;
    private final StringBuilder out = new StringBuilder();

    private TreeText(TextStyle style) {
        this.style = style;
    }

    public static String of(Sketch sketch, TextStyle style) {
        TreeText text = new TreeText(style);
        text.out.append(sketch.label()).append('\n');
        text.below(sketch.below(), "");
        return text.out.toString();
    }

    private void below(List<Sketch.Twig> twigs, String indent) {
        for (int i = 0; i < twigs.size(); i++) {
            boolean last = i == twigs.size() - 1;
            Sketch to = twigs.get(i).to();
            out.append(indent)
                    .append(last ? style.lastBranch() : style.branch())
                    .append(label(twigs.get(i)))
                    .append('\n');
            below(to.below(), indent + (last ? style.noTrunk() : style.trunk()));
        }
    }

    private String label(Sketch.Twig twig) {
        String arrow = style.unicode() ? " \u2192 " : " -> ";
        return twig.label().isEmpty()
                ? twig.to().label()
                : twig.label() + arrow + twig.to().label();
    }
}
