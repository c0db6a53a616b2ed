package org.clawpatrol.dsl.function;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclValue;

/**
 * Replaces the verbs of a format: {@code %s} text, {@code %v} any value, {@code %q} a quoted text,
 * {@code %t} a bool, {@code %d %x %X %o %b} whole numbers, {@code %f %e} numbers; with the flags
 * {@code - + 0} and space, a width and a precision. One thread, one use.
 */
final class FormatText {
    private static final Pattern VERB =
            Pattern.compile("%([-+ 0]*)([0-9]*)(?:\\.([0-9]*))?(.?)", Pattern.DOTALL);
    private static final int WIDEST = 1000;
    private static final int LARGEST_EXPONENT = 1000;
    private static final int USUAL_PRECISION = 6;

    private final Arguments arguments;
    private final int format;

    /** One verb with what was written between it and its percent sign. */
    private record Verb(String flags, int width, int precision, char letter, String written) {}

    /**
     * @param format which argument holds the format
     */
    FormatText(Arguments arguments, int format) {
        this.arguments = arguments;
        this.format = format;
    }

    String of(String text, List<HclValue> values) throws EvaluationProblem {
        StringBuilder out = new StringBuilder();
        Matcher verbs = VERB.matcher(text);
        int copied = 0;
        int used = 0;
        while (verbs.find()) {
            out.append(text, copied, verbs.start());
            copied = verbs.end();
            Verb verb = verb(verbs);
            if (verb.letter() == '%') {
                out.append('%');
            } else if (used < values.size()) {
                out.append(padded(verb, shown(verb, values.get(used), used + 1)));
                used++;
            } else {
                throw arguments.problem(
                        format, "has more verbs than there are values: " + values.size());
            }
        }
        if (used < values.size()) {
            throw arguments.problem(format, "has only " + used + " verbs, but more values follow");
        }
        String formatted = out.append(text, copied, text.length()).toString();
        arguments.spend(formatted.length());
        return formatted;
    }

    private Verb verb(Matcher found) throws EvaluationProblem {
        String letter = found.group(4);
        if (letter.isEmpty() || "svqtdxXobfe%".indexOf(letter.charAt(0)) < 0) {
            throw arguments.problem(format, "has the unknown verb `" + found.group() + "`");
        }
        String precision = found.group(3);
        return new Verb(
                found.group(1),
                size(found.group(2), 0),
                precision == null ? -1 : size(precision, 0),
                letter.charAt(0),
                found.group());
    }

    private int size(String digits, int fallback) throws EvaluationProblem {
        if (digits.isEmpty()) {
            return fallback;
        }
        if (digits.length() > 4 || Integer.parseInt(digits) > WIDEST) {
            throw arguments.problem(
                    format, "has a width or precision beyond " + WIDEST + ": `" + digits + "`");
        }
        return Integer.parseInt(digits);
    }

    private String shown(Verb verb, HclValue value, int argument) throws EvaluationProblem {
        return switch (verb.letter()) {
            case 's' -> cut(primitive(value, argument), verb);
            case 'q' -> JsonText.quoted(cut(primitive(value, argument), verb));
            case 'v' -> any(value);
            case 't' -> bool(value, argument);
            case 'f' -> signed(verb, fixed(number(value, argument), verb));
            case 'e' -> signed(verb, scientific(number(value, argument), verb));
            case 'd' -> signed(verb, whole(value, argument, 10));
            case 'x' -> signed(verb, whole(value, argument, 16));
            case 'X' -> signed(verb, whole(value, argument, 16).toUpperCase(Locale.ROOT));
            case 'o' -> signed(verb, whole(value, argument, 8));
            default -> signed(verb, whole(value, argument, 2));
        };
    }

    private String primitive(HclValue value, int argument) throws EvaluationProblem {
        if (value instanceof HclValue.ListValue
                || value instanceof HclValue.ObjectValue
                || value instanceof HclValue.NullValue) {
            throw wrong(argument, "must be a string, a number or a bool for its verb");
        }
        return arguments.elementText(format, value);
    }

    private String any(HclValue value) throws EvaluationProblem {
        return value instanceof HclValue.StringValue(var text, _)
                ? text
                : new JsonText(arguments).of(value);
    }

    private String bool(HclValue value, int argument) throws EvaluationProblem {
        String text = primitive(value, argument);
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong(argument, "must be true or false for its verb");
        }
        return text;
    }

    private BigDecimal number(HclValue value, int argument) throws EvaluationProblem {
        BigDecimal number;
        try {
            number = new BigDecimal(primitive(value, argument));
        } catch (NumberFormatException notANumber) {
            throw wrong(argument, "must be a number for its verb");
        }
        if (Math.abs((long) number.precision() - number.scale()) > LARGEST_EXPONENT) {
            throw wrong(argument, "is a number too large or too small to be written out");
        }
        return number;
    }

    private String whole(HclValue value, int argument, int base) throws EvaluationProblem {
        BigDecimal number = number(value, argument);
        if (number.stripTrailingZeros().scale() > 0) {
            throw wrong(argument, "must be a whole number for its verb");
        }
        return number.toBigIntegerExact().toString(base);
    }

    private static String fixed(BigDecimal number, Verb verb) {
        int precision = verb.precision() < 0 ? USUAL_PRECISION : verb.precision();
        return number.setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String scientific(BigDecimal number, Verb verb) {
        int precision = verb.precision() < 0 ? USUAL_PRECISION : verb.precision();
        return String.format(Locale.ROOT, "%." + precision + "e", number);
    }

    private static String signed(Verb verb, String number) {
        if (number.startsWith("-")) {
            return number;
        }
        return verb.flags().contains("+")
                ? "+" + number
                : verb.flags().contains(" ") ? " " + number : number;
    }

    private static String cut(String text, Verb verb) {
        int length = text.codePointCount(0, text.length());
        return verb.precision() < 0 || verb.precision() >= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, verb.precision()));
    }

    private static String padded(Verb verb, String text) {
        int missing = verb.width() - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        if (verb.flags().contains("-")) {
            return text + " ".repeat(missing);
        }
        boolean number = "dxXobfe".indexOf(verb.letter()) >= 0;
        if (!number || !verb.flags().contains("0")) {
            return " ".repeat(missing) + text;
        }
        int sign = "+- ".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
        return text.substring(0, sign) + "0".repeat(missing) + text.substring(sign);
    }

    /**
     * @param argument position of the value behind the format, from 1
     */
    private EvaluationProblem wrong(int argument, String message) {
        return arguments.problem(format + argument, message);
    }
}
