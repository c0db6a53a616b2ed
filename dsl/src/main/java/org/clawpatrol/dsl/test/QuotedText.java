package org.clawpatrol.dsl.test;

/** Puts text into double quotes with C-style escapes. Stateless. */
final class QuotedText {
    private QuotedText() {}

    static String of(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> append(c, out));
        return out.append('"').toString();
    }

    private static void append(int c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case 0x07 -> out.append("\\a");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case 0x0b -> out.append("\\v");
            default -> other(c, out);
        }
    }

    private static void other(int c, StringBuilder out) {
        if (c < 0x20 || c == 0x7f) {
            out.append("\\x%02x".formatted(c));
        } else if (printable(c)) {
            out.appendCodePoint(c);
        } else if (c > 0xffff) {
            out.append("\\U%08x".formatted(c));
        } else {
            out.append("\\u%04x".formatted(c));
        }
    }

    private static boolean printable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
