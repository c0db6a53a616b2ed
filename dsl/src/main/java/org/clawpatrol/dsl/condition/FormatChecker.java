package org.clawpatrol.dsl.condition;

import java.util.List;
import org.clawpatrol.engine.library.text.Format;
import org.clawpatrol.engine.library.text.FormatPart;
import org.clawpatrol.engine.library.text.FormatReader;
import org.clawpatrol.engine.library.text.InvalidFormatException;
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
        long places = parts.stream().filter(FormatPart.Clause.class::isInstance).count();
        if (!(call.arguments().getLast() instanceof Checked.ListOf values)
                || values.elements().stream().anyMatch(Checked.Spread.class::isInstance)
                || values.elements().size() == places) {
            return true;
        }
        problems.error(
                values.span(),
                "the format takes " + count(places) + ", not " + values.elements().size(),
                "each `%` clause takes the next value; write `%%` for a percent sign");
        return false;
    }

    private static String count(long places) {
        return places == 1 ? "1 value" : places + " values";
    }
}
