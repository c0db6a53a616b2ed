package org.clawpatrol.engine.expr;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/** A list written out. */
public record ListOf(List<Expr> elements) implements Expr {
    public ListOf {
        elements = List.copyOf(elements);
    }

    @Override
    public Value evaluate(Frame frame) {
        List<Value> values = new ArrayList<>(elements.size());
        Undefined missing = null;
        for (Expr element : elements) {
            Value value = element.evaluate(frame);
            if (value instanceof Undefined undefined) {
                missing = missing == null ? undefined : Undefined.merge(missing, undefined);
            }
            values.add(value);
        }
        return missing == null ? new ListValue(values) : missing;
    }

    @Override
    public List<Expr> operands() {
        return elements;
    }
}
