package org.clawpatrol.dsl.draw;

import java.util.Locale;
import org.clawpatrol.dsl.source.VisibleText;

/**
 * Decision trees as SVG documents: no script, no style, nothing from elsewhere, so that they can be
 * shown anywhere. One thread, one use.
 */
public final class TreeSvg {
    private final StringBuilder out = new StringBuilder();

    private TreeSvg() {}

    /**
     * @param title what the picture shows
     */
    public static String of(Sketch sketch, String title) {
        TreeLayout layout = new TreeLayout();
        Placed root = layout.place(sketch);
        TreeSvg svg = new TreeSvg();
        svg.open(layout, title);
        svg.edges(root);
        svg.nodes(root);
        return svg.out.append("</svg>\n").toString();
    }

    private void open(TreeLayout layout, String title) {
        String width = number(layout.width());
        String height = number(layout.height());
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" font-family=\"ui-monospace, DejaVu Sans Mono, monospace\"")
                .append(" font-size=\"12\">\n<title>")
                .append(XmlText.of(VisibleText.of(title)))
                .append("</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    }

    private void edges(Placed from) {
        for (Placed to : from.below()) {
            double bend = from.right() + 18;
            out.append("<path fill=\"none\" stroke=\"#8a94a3\" d=\"M")
                    .append(point(from.right(), from.centre()))
                    .append(" C")
                    .append(point(bend, from.centre()))
                    .append(' ')
                    .append(point(bend - 8, to.centre()))
                    .append(' ')
                    .append(point(bend + 10, to.centre()))
                    .append(" L")
                    .append(point(to.left(), to.centre()))
                    .append("\"/>\n");
            if (!to.label().isEmpty()) {
                text(to.left() - 6, to.centre() - 4, "end", "#5b6370", to.label());
            }
            edges(to);
        }
    }

    private void nodes(Placed node) {
        out.append("<rect x=\"")
                .append(number(node.left()))
                .append("\" y=\"")
                .append(number(node.centre() - Placed.HEIGHT / 2))
                .append("\" width=\"")
                .append(number(node.width()))
                .append("\" height=\"")
                .append(number(Placed.HEIGHT))
                .append("\" ")
                .append(look(node.sketch().kind()))
                .append("/>\n");
        double middle = node.left() + node.width() / 2;
        text(middle, node.centre() + 4, "middle", "#1a1d23", node.sketch().label());
        node.below().forEach(this::nodes);
    }

    private void text(double x, double y, String anchor, String colour, String text) {
        out.append("<text x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" text-anchor=\"")
                .append(anchor)
                .append("\" fill=\"")
                .append(colour)
                .append("\" xml:space=\"preserve\">")
                .append(XmlText.of(text))
                .append("</text>\n");
    }

    private static String look(Sketch.Kind kind) {
        return switch (kind) {
            case SWITCH -> "rx=\"12\" fill=\"#e6eeff\" stroke=\"#1f5eff\"";
            case EARLIEST -> "rx=\"12\" fill=\"#f0f2f5\" stroke=\"#8a94a3\"";
            case RULES -> "rx=\"3\" fill=\"#ddf3e6\" stroke=\"#0f6b3a\"";
            case CUT -> "rx=\"3\" fill=\"#ffffff\" stroke=\"#8a94a3\" stroke-dasharray=\"4 3\"";
        };
    }

    private static String point(double x, double y) {
        return number(x) + "," + number(y);
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
