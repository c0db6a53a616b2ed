package org.clawpatrol.dsl.mutate;

import org.clawpatrol.dsl.condition.ConditionEdit;
import org.clawpatrol.dsl.source.VisibleText;

/** Shows a change to a text on one line, with a little of what stands around it. Immutable. */
record LineDiff(String text) {
    private static final int AROUND = 40;

    String of(ConditionEdit edit) {
        String before = text.substring(Math.max(0, edit.start() - AROUND), edit.start());
        String after = text.substring(edit.end(), Math.min(text.length(), edit.end() + AROUND));
        String gone = text.substring(edit.start(), edit.end());
        String come = edit.replacement();
        return line(
                (edit.start() > AROUND ? "..." : "")
                        + before
                        + (gone.isEmpty() ? "" : "[-" + gone + "-]")
                        + (come.isEmpty() ? "" : "{+" + come + "+}")
                        + after
                        + (edit.end() + AROUND < text.length() ? "..." : ""));
    }

    private static String line(String text) {
        return VisibleText.of(text.strip().replaceAll("\\s+", " "));
    }
}
