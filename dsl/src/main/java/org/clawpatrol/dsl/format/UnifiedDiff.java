package org.clawpatrol.dsl.format;

import java.util.ArrayList;
import java.util.List;

/**
 * The difference between two texts that differ in white space, as {@code patch} and people read it.
 * Lines are matched by how much other text stands before them, which takes time proportional to
 * both; texts that differ in more give a longer, but right, answer. One thread, one use.
 */
public final class UnifiedDiff {
    private static final int CONTEXT = 3;

    private final Side before;
    private final Side after;
    private final List<Edit> edits = new ArrayList<>();

    private UnifiedDiff(String before, String after) {
        this.before = new Side(before);
        this.after = new Side(after);
    }

    /** Empty for equal texts. */
    public static String of(String name, String before, String after) {
        String hunks = new UnifiedDiff(before, after).hunks();
        return hunks.isEmpty() ? "" : "--- " + name + "\n+++ " + name + "\n" + hunks;
    }

    /**
     * One line of the answer.
     *
     * @param sign a space, minus or plus
     */
    private record Edit(char sign, String line) {}

    /** One text with how far one has read in it. */
    private static final class Side {
        private final List<String> lines;
        private int at;

        /** How many characters that are no white space stand before the line. */
        private long seen;

        Side(String text) {
            this.lines = text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)"));
        }

        boolean ended() {
            return at == lines.size();
        }

        String line() {
            return lines.get(at);
        }

        String next() {
            String line = lines.get(at++);
            seen += line.chars().filter(c -> !Character.isWhitespace(c)).count();
            return line;
        }
    }

    private String hunks() {
        compare();
        StringBuilder out = new StringBuilder();
        int oldLine = 1;
        int newLine = 1;
        int at = 0;
        while (at < edits.size()) {
            int first = nextChange(at);
            int begin = Math.max(at, first - CONTEXT);
            oldLine += begin - at;
            newLine += begin - at;
            if (first == edits.size()) {
                break;
            }
            List<Edit> hunk = edits.subList(begin, end(first));
            int removed = count(hunk, '+');
            int added = count(hunk, '-');
            out.append("@@ -").append(range(oldLine, removed));
            out.append(" +").append(range(newLine, added)).append(" @@\n");
            hunk.forEach(edit -> append(edit, out));
            oldLine += removed;
            newLine += added;
            at = begin + hunk.size();
        }
        return out.toString();
    }

    private void compare() {
        List<Edit> added = new ArrayList<>();
        while (!before.ended() || !after.ended()) {
            if (!before.ended() && !after.ended() && matches()) {
                edits.addAll(added);
                added.clear();
                edits.add(new Edit(' ', before.next()));
                after.next();
            } else if (after.ended() || (!before.ended() && before.seen <= after.seen)) {
                edits.add(new Edit('-', before.next()));
            } else {
                added.add(new Edit('+', after.next()));
            }
        }
        edits.addAll(added);
    }

    private boolean matches() {
        return before.seen == after.seen && before.line().equals(after.line());
    }

    private int nextChange(int from) {
        int at = from;
        while (at < edits.size() && edits.get(at).sign() == ' ') {
            at++;
        }
        return at;
    }

    /** Where the hunk with this change ends: where too few changes follow. */
    private int end(int change) {
        int last = change;
        int next = change;
        while (next < edits.size() && next - last <= 2 * CONTEXT + 1) {
            last = next;
            next = nextChange(next + 1);
        }
        return Math.min(edits.size(), last + 1 + CONTEXT);
    }

    private static int count(List<Edit> hunk, char without) {
        return (int) hunk.stream().filter(edit -> edit.sign() != without).count();
    }

    private static String range(int line, int count) {
        int start = count == 0 ? line - 1 : line;
        return count == 1 ? String.valueOf(start) : start + "," + count;
    }

    private static void append(Edit edit, StringBuilder out) {
        out.append(edit.sign()).append(edit.line());
        if (!edit.line().endsWith("\n")) {
            out.append("\n\\ No newline at end of file\n");
        }
    }
}
