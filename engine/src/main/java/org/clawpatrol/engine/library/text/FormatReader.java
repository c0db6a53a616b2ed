package org.clawpatrol.engine.library.text;

import java.util.ArrayList;
import java.util.List;

/** Reads a format: text, {@code %%}, and clauses such as {@code %.3f}. One thread. */
public final class FormatReader {
    private static final int DEFAULT_PRECISION = 6;

    /** Most digits after the decimal point; a double has no more than this many. */
    private static final int PRECISION_LIMIT = 1074;

    private final String format;
    private final List<FormatPart> parts = new ArrayList<>();
    private int position;

    private FormatReader(String format) {
        this.format = format;
    }

    /** The parts of a format, in order. */
    public static List<FormatPart> read(String format) throws InvalidFormatException {
        FormatReader reader = new FormatReader(format);
        while (reader.position < format.length()) {
            reader.part();
        }
        return List.copyOf(reader.parts);
    }

    private void part() throws InvalidFormatException {
        int percent = format.indexOf('%', position);
        int end = percent < 0 ? format.length() : percent;
        if (end > position) {
            parts.add(new FormatPart.Verbatim(format.substring(position, end)));
        }
        position = end;
        if (percent >= 0) {
            position++;
            clause();
        }
    }

    private void clause() throws InvalidFormatException {
        if (next() == '%') {
            parts.add(new FormatPart.Verbatim("%"));
            position++;
            return;
        }
        int precision = next() == '.' ? precision() : DEFAULT_PRECISION;
        Conversion conversion =
                Conversion.of(next())
                        .orElseThrow(
                                () -> new InvalidFormatException("unknown conversion after `%`"));
        position++;
        parts.add(new FormatPart.Clause(conversion, precision));
    }

    private char next() throws InvalidFormatException {
        if (position == format.length()) {
            throw new InvalidFormatException("a format ends inside a clause");
        }
        return format.charAt(position);
    }

    private int precision() throws InvalidFormatException {
        position++;
        int start = position;
        int precision = 0;
        while (next() >= '0' && next() <= '9') {
            precision = 10 * precision + next() - '0';
            position++;
            if (precision > PRECISION_LIMIT) {
                throw new InvalidFormatException("a precision is too large");
            }
        }
        if (position == start) {
            throw new InvalidFormatException("a precision has no digits");
        }
        return precision;
    }
}
