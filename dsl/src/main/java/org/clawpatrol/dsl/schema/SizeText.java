package org.clawpatrol.dsl.schema;

import java.math.BigInteger;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads sizes such as {@code 64k} or {@code 1 MiB}. Stateless. */
final class SizeText {
    private static final Pattern SIZE =
            Pattern.compile("([+-]?[0-9]{1,30}) *(b|k|kib|m|mib|g|gib)?");

    private SizeText() {}

    /** The number of bytes; empty unless it is positive and fits a {@code long}. */
    static OptionalLong parse(String text) {
        Matcher size = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            return OptionalLong.empty();
        }
        String unit = size.group(2);
        BigInteger bytes = new BigInteger(size.group(1)).shiftLeft(unit == null ? 0 : shift(unit));
        return bytes.signum() > 0 && bytes.bitLength() < Long.SIZE
                ? OptionalLong.of(bytes.longValueExact())
                : OptionalLong.empty();
    }

    private static int shift(String unit) {
        return switch (unit.charAt(0)) {
            case 'k' -> 10;
            case 'm' -> 20;
            case 'g' -> 30;
            default -> 0;
        };
    }
}
