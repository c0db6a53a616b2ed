package org.clawpatrol.dsl.condition;

import org.antlr.v4.runtime.Token;

/** Reads the content of one string or bytes literal. Mutable; one thread. */
final class EscapeReader {
    private static final String SIMPLE = "abfnrtv\\?\"'`";
    private static final String SIMPLE_MEANING = "\u0007\b\f\n\r\t\u000b\\?\"'`";

    private final Token token;
    private final TextLiteral literal;
    private final TextSink sink;
    private final Positions positions;
    private final Problems problems;
    private int at;

    EscapeReader(Token token, TextLiteral literal, Positions positions, Problems problems) {
        this.token = token;
        this.literal = literal;
        this.sink = TextSink.of(literal);
        this.positions = positions;
        this.problems = problems;
    }

    TextSink read() {
        String body = literal.body();
        while (at < body.length()) {
            int next = body.codePointAt(at);
            if (next == '\\' && !literal.raw()) {
                escape(body.codePointAt(at + 1));
            } else {
                sink.character(next);
                at += Character.charCount(next);
            }
        }
        return sink;
    }

    private void escape(int kind) {
        int simple = SIMPLE.indexOf(kind);
        if (simple >= 0) {
            sink.character(SIMPLE_MEANING.charAt(simple));
            at += 2;
            return;
        }
        switch (kind) {
            case 'x', 'X' -> numbered(2, 2, 16);
            case 'u' -> numbered(2, 4, 16);
            case 'U' -> numbered(2, 8, 16);
            case '0', '1', '2', '3' -> numbered(1, 3, 8);
            default -> {
                int length = 1 + Character.charCount(kind);
                reject(
                        length,
                        "unknown escape `\\" + Character.toString(kind) + "`",
                        "write `\\\\` for a backslash, or a raw string such as `r'\\d'`");
            }
        }
    }

    /**
     * An escape that gives a number.
     *
     * @param prefix characters before the digits
     */
    private void numbered(int prefix, int digits, int radix) {
        int start = at + prefix;
        int end = start;
        while (end < literal.body().length()
                && end < start + digits
                && Character.digit(literal.body().charAt(end), radix) >= 0
                && literal.body().charAt(end) < 128) {
            end++;
        }
        if (end < start + digits) {
            reject(end - at, "incomplete escape", "it needs " + digits + " digits");
            return;
        }
        long number = Long.parseLong(literal.body(), start, end, radix);
        if (digits > 3) {
            codePoint(number, end - at);
        } else {
            sink.octet((int) number);
            at = end;
        }
    }

    private void codePoint(long number, int length) {
        boolean surrogate = number >= Character.MIN_SURROGATE && number <= Character.MAX_SURROGATE;
        if (literal.bytes()) {
            reject(length, "bytes have no characters", "write each byte as `\\x` and two digits");
        } else if (surrogate || number > Character.MAX_CODE_POINT) {
            reject(length, "not a Unicode character", "the largest is `\\U0010FFFF`");
        } else {
            sink.character((int) number);
            at += length;
        }
    }

    private void reject(int length, String message, String help) {
        int from = literal.offset() + at;
        problems.error(positions.within(token, from, from + length), message, help);
        at += length;
    }
}
