package org.clawpatrol.dsl.explain;

/** The parts of a condition, one a line, each after what it came to. One thread. */
final class ConditionLines {
    private static final int LONGEST = 100;
    private static final int TRUTH_COLUMN = 7;

    private final TextStyle style;
    private final StringBuilder out;

    ConditionLines(TextStyle style, StringBuilder out) {
        this.style = style;
        this.out = out;
    }

    /** All parts; those of an outermost conjunction stand for themselves. */
    void add(PartAnswer part, int indent) {
        if (part.kind() == PartAnswer.Kind.EVERY) {
            part.parts().forEach(each -> nested(each, indent));
        } else {
            nested(part, indent);
        }
    }

    /** Only what has no truth value and made no difference. */
    void addAbsorbed(PartAnswer part, int indent) {
        part.atoms().filter(PartAnswer::absorbed).forEach(atom -> line(atom, indent, text(atom)));
    }

    private void nested(PartAnswer part, int indent) {
        line(part, indent, text(part));
        if (part.kind() != PartAnswer.Kind.ATOM) {
            part.parts().forEach(each -> nested(each, indent + 2));
        }
    }

    private static String text(PartAnswer part) {
        return switch (part.kind()) {
            case ATOM -> TextStyle.line(part.excerpt().text(), LONGEST);
            case EVERY -> "all of";
            case EITHER -> "any of";
            case OPPOSITE -> "not";
            case CHOICE -> "the first chooses the second or the third";
        };
    }

    private void line(PartAnswer part, int indent, String text) {
        Truth truth = part.truth();
        String word = truth.kind().word();
        String detail =
                truth.detail().isEmpty() ? "" : "  " + TextStyle.line(truth.detail(), LONGEST);
        String absorbed = part.absorbed() ? ", absorbed by what stands beside it" : "";
        Excerpt excerpt = part.excerpt();
        out.append(" ".repeat(indent))
                .append(style.judged(word, TextStyle.padded(word, TRUTH_COLUMN)))
                .append("  ")
                .append(text)
                .append(style.judged(word, detail + absorbed))
                .append(style.dim("  " + excerpt.line() + ":" + excerpt.column()))
                .append('\n');
    }
}
