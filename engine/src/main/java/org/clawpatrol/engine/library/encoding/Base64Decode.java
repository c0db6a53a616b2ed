package org.clawpatrol.engine.library.encoding;

import java.util.Base64;
import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.BytesValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** The bytes that a Base64 text stands for; padding may be left out. */
public record Base64Decode() implements Operation {
    private static final ErrorValue INVALID = new ErrorValue("a text is not Base64");

    @Override
    public String name() {
        return "base64.decode";
    }

    @Override
    public Value apply(List<Value> arguments) {
        return arguments.getFirst() instanceof StringValue(String text)
                ? decoded(text)
                : ErrorValue.wrongTypes(name(), arguments);
    }

    private static Value decoded(String text) {
        try {
            return BytesValue.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return INVALID;
        }
    }
}
