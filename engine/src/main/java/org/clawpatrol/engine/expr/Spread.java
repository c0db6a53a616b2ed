package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.OptionalValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/**
 * An optional in a written list or map, which stands there only when it has a value. By itself it
 * evaluates to the optional.
 */
public record Spread(Expr optional) implements Expr {

    @Override
    public Value evaluate(Frame frame) {
        Value held = optional.evaluate(frame);
        return held instanceof OptionalValue || held instanceof Undefined
                ? held
                : ErrorValue.wrongType("?", held);
    }

    static void into(Collected elements, Value evaluated) {
        if (!(evaluated instanceof OptionalValue(Value value))) {
            elements.add(evaluated);
        } else if (value != null) {
            elements.add(value);
        }
    }

    static void into(CollectedEntries entries, Value key, Value evaluated) {
        if (!(evaluated instanceof OptionalValue(Value value))) {
            entries.add(key, evaluated);
        } else if (value != null) {
            entries.add(key, value);
        } else {
            entries.checkKey(key);
        }
    }

    @Override
    public List<Expr> operands() {
        return List.of(optional);
    }
}
