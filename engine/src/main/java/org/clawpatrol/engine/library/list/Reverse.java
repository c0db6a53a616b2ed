package org.clawpatrol.engine.library.list;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** A list or text with its elements or characters in the opposite order. */
public record Reverse() implements Operation {
    @Override
    public String name() {
        return "reverse";
    }

    @Override
    public Value apply(List<Value> arguments) {
        return switch (arguments.getFirst()) {
            case ListValue(List<Value> elements) -> new ListValue(elements.reversed());
            // Keeps surrogate pairs whole.
            case StringValue(String text) ->
                    new StringValue(new StringBuilder(text).reverse().toString());
            default -> ErrorValue.wrongTypes(name(), arguments);
        };
    }
}
