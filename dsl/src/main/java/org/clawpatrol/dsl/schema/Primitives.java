package org.clawpatrol.dsl.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.hcl.HclValue;

/** The conversions between HCL's primitive values. Stateless. */
final class Primitives {
    private static final int LONGEST_NUMBER = 64;
    private static final int MOST_DIGITS = 20;

    private Primitives() {}

    static Optional<String> text(HclValue value) {
        return switch (value) {
            case HclValue.StringValue s -> Optional.of(s.text());
            case HclValue.NumberValue n -> Optional.of(plain(n.number()));
            case HclValue.BoolValue b -> Optional.of(Boolean.toString(b.value()));
            case HclValue.NullValue n -> Optional.empty();
            case HclValue.ListValue l -> Optional.empty();
            case HclValue.ObjectValue o -> Optional.empty();
        };
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        boolean printable = Math.abs((long) stripped.scale()) <= LONGEST_NUMBER;
        return printable ? stripped.toPlainString() : stripped.toString();
    }

    static Optional<Boolean> flag(HclValue value) {
        return switch (value) {
            case HclValue.BoolValue b -> Optional.of(b.value());
            case HclValue.StringValue s ->
                    switch (s.text()) {
                        case "true", "1" -> Optional.of(true);
                        case "false", "0" -> Optional.of(false);
                        default -> Optional.empty();
                    };
            case HclValue.NumberValue n -> Optional.empty();
            case HclValue.NullValue n -> Optional.empty();
            case HclValue.ListValue l -> Optional.empty();
            case HclValue.ObjectValue o -> Optional.empty();
        };
    }

    static Optional<BigDecimal> number(HclValue value) {
        return switch (value) {
            case HclValue.NumberValue n -> Optional.of(n.number());
            case HclValue.StringValue s -> parsed(s.text());
            case HclValue.BoolValue b -> Optional.empty();
            case HclValue.NullValue n -> Optional.empty();
            case HclValue.ListValue l -> Optional.empty();
            case HclValue.ObjectValue o -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> parsed(String text) {
        try {
            return text.length() > LONGEST_NUMBER
                    ? Optional.empty()
                    : Optional.of(new BigDecimal(text));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** Whether a number is whole, without building the digits of a huge exponent. */
    static boolean whole(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() <= 0;
    }

    /** Whether a whole number is small enough to be taken out of its exponent form. */
    static boolean small(BigDecimal number) {
        return (long) number.precision() - number.scale() <= MOST_DIGITS;
    }

    static Optional<List<String>> texts(HclValue value) {
        if (!(value instanceof HclValue.ListValue list)) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>(list.elements().size());
        for (HclValue element : list.elements()) {
            Optional<String> text = text(element);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            texts.add(text.get());
        }
        return Optional.of(texts);
    }

    static Optional<Map<String, String>> textMap(HclValue value) {
        if (!(value instanceof HclValue.ObjectValue object)) {
            return Optional.empty();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, HclValue> member : object.members().entrySet()) {
            Optional<String> text = text(member.getValue());
            if (text.isEmpty()) {
                return Optional.empty();
            }
            texts.put(member.getKey(), text.get());
        }
        return Optional.of(texts);
    }

    /** How a diagnostic calls a value of this shape. */
    static String describe(HclValue value) {
        return switch (value) {
            case HclValue.StringValue s -> "a string";
            case HclValue.NumberValue n -> "a number";
            case HclValue.BoolValue b -> "a boolean";
            case HclValue.NullValue n -> "`null`";
            case HclValue.ListValue l -> "a list";
            case HclValue.ObjectValue o -> "an object";
        };
    }
}
