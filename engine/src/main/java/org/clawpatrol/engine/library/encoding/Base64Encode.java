package org.clawpatrol.engine.library.encoding;

import java.util.Base64;
import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.BytesValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** Bytes as Base64 text with padding. */
public record Base64Encode() implements Operation {
    @Override
    public String name() {
        return "base64.encode";
    }

    @Override
    public Value apply(List<Value> arguments) {
        return arguments.getFirst() instanceof BytesValue bytes
                ? new StringValue(Base64.getEncoder().encodeToString(bytes.toByteArray()))
                : ErrorValue.wrongTypes(name(), arguments);
    }
}
