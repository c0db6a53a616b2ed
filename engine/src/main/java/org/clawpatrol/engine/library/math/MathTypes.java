package org.clawpatrol.engine.library.math;

import org.clawpatrol.engine.value.DoubleValue;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.UintValue;
import org.clawpatrol.engine.value.Value;

/** Questions about the types of values. Stateless. */
final class MathTypes {
    private MathTypes() {}

    static boolean isNumber(Value value) {
        return value instanceof IntValue
                || value instanceof UintValue
                || value instanceof DoubleValue;
    }
}
