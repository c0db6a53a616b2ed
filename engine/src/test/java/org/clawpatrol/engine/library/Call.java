package org.clawpatrol.engine.library;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.BytesValue;
import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UintValue;
import org.clawpatrol.engine.value.Value;

/** Short ways to write values and calls. Stateless. */
final class Call {
    private Call() {}

    static Value of(Operation operation, Value... arguments) {
        return operation.apply(List.of(arguments));
    }

    static Value text(String text) {
        return new StringValue(text);
    }

    static Value number(long number) {
        return new IntValue(number);
    }

    static Value unsigned(long bits) {
        return new UintValue(bits);
    }

    static Value number(double number) {
        return new DoubleValue(number);
    }

    static Value bytes(int... bytes) {
        byte[] copy = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            copy[i] = (byte) bytes[i];
        }
        return BytesValue.of(copy);
    }

    static Value list(Value... elements) {
        return ListValue.of(elements);
    }

    static Value texts(String... texts) {
        return ListValue.ofStrings(List.of(texts));
    }
}
