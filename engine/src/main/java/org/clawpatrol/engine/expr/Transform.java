package org.clawpatrol.engine.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.Logic;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/** A list computed element by element, optionally only from those a condition holds for. */
public record Transform(Expr range, int slot, Optional<Expr> condition, Expr element)
        implements Expr {

    @Override
    public Value evaluate(Frame frame) {
        Value over = range.evaluate(frame);
        List<Value> elements = Range.of(over);
        if (elements == null) {
            return Range.failure(over);
        }
        List<Value> computed = new ArrayList<>();
        for (Value each : elements) {
            frame.bind(slot, each);
            Value wanted = condition.isEmpty() ? BoolValue.TRUE : truth(condition.get(), frame);
            Value next = wanted == BoolValue.TRUE ? element.evaluate(frame) : wanted;
            if (next instanceof Undefined) {
                return next;
            }
            if (wanted == BoolValue.TRUE) {
                computed.add(next);
            }
        }
        return new ListValue(computed);
    }

    private static Value truth(Expr condition, Frame frame) {
        return Logic.truth(condition.evaluate(frame));
    }

    @Override
    public List<Expr> operands() {
        return condition
                .map(test -> List.of(range, test, element))
                .orElseGet(() -> List.of(range, element));
    }
}
