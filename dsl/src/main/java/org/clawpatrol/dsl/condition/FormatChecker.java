package org.clawpatrol.dsl.condition;

import java.util.List;
import org.clawpatrol.engine.library.text.Conversion;
import org.clawpatrol.engine.library.text.Format;
import org.clawpatrol.engine.library.text.FormatPart;
import org.clawpatrol.engine.library.text.FormatReader;
import org.clawpatrol.engine.library.text.InvalidFormatException;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.type.Type.Simple;
import org.clawpatrol.engine.value.StringValue;

/** Judges formats and the values they are given where both are literals. One thread. */
final class FormatChecker {
    private static final String CONVERSIONS =
            "there are `%s`, `%d`, `%f`, `%e`, `%b`, `%o`, `%x`, `%X` and `%%`";

    private final Problems problems;

    FormatChecker(Problems problems) {
        this.problems = problems;
    }

    /** False when a problem was reported. */
    boolean accepts(Checked.Call call) {
        if (!(call.callee() instanceof LibraryFunction library)
                || !(library.operation() instanceof Format)
                || !(call.arguments().getFirst() instanceof Checked.Constant constant)
                || !(constant.value() instanceof StringValue(String format))) {
            return true;
        }
        try {
            return fits(FormatReader.read(format), call);
        } catch (InvalidFormatException e) {
            problems.error(constant.span(), "invalid format: " + e.getMessage(), CONVERSIONS);
            return false;
        }
    }

    private boolean fits(List<FormatPart> parts, Checked.Call call) {
        if (!(call.arguments().getLast() instanceof Checked.ListOf values)
                || values.elements().stream().anyMatch(Checked.Spread.class::isInstance)) {
            return true;
        }
        List<Conversion> places =
                parts.stream()
                        .filter(FormatPart.Clause.class::isInstance)
                        .map(part -> ((FormatPart.Clause) part).conversion())
                        .toList();
        if (values.elements().size() == places.size()) {
            return haveText(places, values.elements());
        }
        problems.error(
                values.span(),
                "the format takes " + count(places.size()) + ", not " + values.elements().size(),
                "each `%` clause takes the next value; write `%%` for a percent sign");
        return false;
    }

    private boolean haveText(List<Conversion> places, List<Checked> values) {
        boolean fits = true;
        for (int i = 0; i < places.size(); i++) {
            Checked value = values.get(i);
            if (!applies(places.get(i), value.type())) {
                fits = false;
                problems.error(
                        value.span(),
                        "`" + places.get(i).text() + "` does not apply to " + quoted(value.type()),
                        "it takes " + places.get(i).operand() + "; `%s` shows any other value");
            }
        }
        return fits;
    }

    private static String quoted(Type type) {
        return "`" + type.text() + "`";
    }

    private static boolean applies(Conversion conversion, Type type) {
        if (type == Simple.DYN) {
            return true;
        }
        boolean integer = type == Simple.INT || type == Simple.UINT;
        return switch (conversion) {
            case TEXT -> !(type instanceof Type.OptionalOf);
            case DECIMAL, FIXED, SCIENTIFIC -> integer || type == Simple.DOUBLE;
            case BINARY -> integer || type == Simple.BOOL;
            case OCTAL -> integer;
            case HEXADECIMAL, UPPER_HEXADECIMAL ->
                    integer || type == Simple.STRING || type == Simple.BYTES;
        };
    }

    private static String count(int places) {
        return places == 1 ? "1 value" : places + " values";
    }
}
