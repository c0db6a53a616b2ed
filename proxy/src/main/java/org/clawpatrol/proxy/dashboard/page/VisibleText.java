package org.clawpatrol.proxy.dashboard.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Text of an agent made safe to judge: characters that would hide, move or imitate others become
 * visible marks. Immutable.
 */
public record VisibleText(List<Segment> segments) {
    private static final int ESCAPED = 0;
    private static final int PLAIN = 1;

    // Invisible although Unicode counts them as letters, marks or symbols.
    private static final Set<Integer> BLANK =
            Set.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0);

    public VisibleText {
        segments = List.copyOf(segments);
    }

    /** A name or address: everything but printable ASCII is marked, so nothing can imitate. */
    public static VisibleText strict(String text) {
        return of(text, point -> point >= 0x20 && point < 0x7F);
    }

    /** One line of words in any language. */
    public static VisibleText line(String text) {
        return of(text, VisibleText::visible);
    }

    /** Text with line breaks and tabs. */
    public static VisibleText block(String text) {
        return of(text, point -> point == '\n' || point == '\t' || visible(point));
    }

    private static VisibleText of(String text, IntPredicate plain) {
        var segments = new ArrayList<Segment>();
        var run = new StringBuilder();
        int runKind = PLAIN;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int kind = plain.test(point) ? PLAIN : ESCAPED;
            if (kind == ESCAPED || kind != runKind) {
                flush(segments, run, runKind);
            }
            runKind = kind;
            run.append(kind == PLAIN ? Character.toString(point) : mark(point));
            i += Character.charCount(point);
        }
        flush(segments, run, runKind);
        return new VisibleText(segments);
    }

    private static void flush(List<Segment> segments, StringBuilder run, int kind) {
        if (!run.isEmpty()) {
            segments.add(new Segment(run.toString(), kind == ESCAPED));
            run.setLength(0);
        }
    }

    private static String mark(int point) {
        return String.format("U+%04X", point);
    }

    private static boolean visible(int point) {
        if (BLANK.contains(point) || variationSelector(point) || overlay(point)) {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.ENCLOSING_MARK ->
                    false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }

    private static boolean variationSelector(int point) {
        return between(point, 0xFE00, 0xFE0F)
                || between(point, 0x180B, 0x180F)
                || between(point, 0xE0100, 0xE01EF);
    }

    // Marks drawn across the character before them.
    private static boolean overlay(int point) {
        return between(point, 0x0334, 0x0338) || between(point, 0x20D2, 0x20E0);
    }

    private static boolean between(int point, int first, int last) {
        return point >= first && point <= last;
    }

    public boolean isEmpty() {
        return segments.isEmpty();
    }

    /** For places that take no markup, such as titles. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (Segment segment : segments) {
            text.append(segment.escaped() ? "\u27e8" + segment.text() + "\u27e9" : segment.text());
        }
        return text.toString();
    }
}
