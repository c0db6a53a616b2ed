package org.clawpatrol.engine.library.text;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** A format with the values of a list in the places of its clauses. */
public record Format() implements Operation {
    private static final ErrorValue TOO_FEW = new ErrorValue("a format has too few values");

    @Override
    public String name() {
        return "format";
    }

    @Override
    public Value apply(List<Value> arguments) {
        if (!(arguments.getFirst() instanceof StringValue(String format))
                || !(arguments.get(1) instanceof ListValue(List<Value> values))) {
            return ErrorValue.wrongTypes(name(), arguments);
        }
        try {
            return filled(FormatReader.read(format), values);
        } catch (InvalidFormatException e) {
            return new ErrorValue("`format`: " + e.getMessage());
        } catch (UnformattableException e) {
            return new ErrorValue("`format`: " + e.getMessage());
        }
    }

    private static Value filled(List<FormatPart> parts, List<Value> values)
            throws UnformattableException {
        BoundedText text = new BoundedText();
        int used = 0;
        for (FormatPart part : parts) {
            switch (part) {
                case FormatPart.Verbatim(String verbatim) -> text.append(verbatim);
                case FormatPart.Clause clause -> {
                    if (used == values.size()) {
                        return TOO_FEW;
                    }
                    append(text, clause, values.get(used));
                    used++;
                }
            }
        }
        return text.value();
    }

    private static void append(BoundedText text, FormatPart.Clause clause, Value value)
            throws UnformattableException {
        Conversion conversion = clause.conversion();
        switch (conversion) {
            case TEXT -> new ValueWriter(text).write(value);
            case DECIMAL -> text.append(Decimals.plain(conversion, value));
            case FIXED -> text.append(Decimals.fixed(conversion, value, clause.precision()));
            case SCIENTIFIC ->
                    text.append(Decimals.scientific(conversion, value, clause.precision()));
            case BINARY, OCTAL, HEXADECIMAL, UPPER_HEXADECIMAL ->
                    text.append(Radix.text(conversion, value));
        }
    }
}
