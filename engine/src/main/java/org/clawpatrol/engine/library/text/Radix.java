package org.clawpatrol.engine.library.text;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.BytesValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** Integers, truth values, texts and bytes in base two, eight and sixteen. Stateless. */
final class Radix {
    private static final HexFormat LOWER = HexFormat.of();
    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    private Radix() {}

    static String text(Conversion conversion, Value value) throws UnformattableException {
        return switch (conversion) {
            case BINARY -> binary(conversion, value);
            case OCTAL -> digits(conversion, value, 8);
            case HEXADECIMAL -> hexadecimal(conversion, value, LOWER);
            case UPPER_HEXADECIMAL -> hexadecimal(conversion, value, UPPER);
            case TEXT, DECIMAL, FIXED, SCIENTIFIC ->
                    throw new UnformattableException(conversion, value);
        };
    }

    private static String binary(Conversion conversion, Value value) throws UnformattableException {
        return value instanceof BoolValue truth
                ? (truth == BoolValue.TRUE ? "1" : "0")
                : digits(conversion, value, 2);
    }

    private static String digits(Conversion conversion, Value value, int radix)
            throws UnformattableException {
        return Decimals.integer(conversion, value).toString(radix);
    }

    private static String hexadecimal(Conversion conversion, Value value, HexFormat format)
            throws UnformattableException {
        return switch (value) {
            case StringValue(String text) ->
                    format.formatHex(text.getBytes(StandardCharsets.UTF_8));
            case BytesValue bytes -> format.formatHex(bytes.toByteArray());
            default -> {
                String digits = digits(conversion, value, 16);
                yield format.isUpperCase() ? upper(digits) : digits;
            }
        };
    }

    private static String upper(String digits) {
        StringBuilder upper = new StringBuilder(digits.length());
        digits.chars().forEach(digit -> upper.append((char) Character.toUpperCase(digit)));
        return upper.toString();
    }
}
