package org.clawpatrol.proxy.learn;

/**
 * Texts from outside inside of conditions and comments of a file. Only letters, digits and a few
 * signs that mean nothing in HCL, in CEL or in a regular expression stand as they are. Stateless.
 */
final class QuotedCel {
    private static final String PLAIN = "_-~@:,=";
    private static final int LONGEST_COMMENT = 120;

    private QuotedCel() {}

    /** Inside of a text in single quotes. */
    static String text(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        raw.codePoints()
                .forEach(
                        point -> {
                            if (isPlain(point) || point == '.') {
                                out.appendCodePoint(point);
                            } else {
                                out.append("\\U%08x".formatted(point));
                            }
                        });
        return out.toString();
    }

    /** Inside of a regular expression in single quotes, which matches the text alone. */
    static String expression(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        raw.codePoints()
                .forEach(
                        point -> {
                            if (isPlain(point)) {
                                out.appendCodePoint(point);
                            } else {
                                out.append("\\\\x{%x}".formatted(point));
                            }
                        });
        return out.toString();
    }

    /** On one line of a comment. */
    static String comment(String raw) {
        StringBuilder out = new StringBuilder();
        raw.codePoints()
                .limit(LONGEST_COMMENT)
                .forEach(
                        point -> {
                            if (isPlain(point) || " ./".indexOf(point) >= 0) {
                                out.appendCodePoint(point);
                            } else {
                                out.append("\\u{%x}".formatted(point));
                            }
                        });
        return out.toString();
    }

    private static boolean isPlain(int point) {
        return (point >= 'a' && point <= 'z')
                || (point >= 'A' && point <= 'Z')
                || (point >= '0' && point <= '9')
                || PLAIN.indexOf(point) >= 0;
    }
}
