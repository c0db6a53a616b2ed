package org.clawpatrol.engine.expr;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.value.BoolValue;
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
        Collected computed = new Collected(elements.size());
        for (Value each : elements) {
            frame.bind(slot, each);
            Value wanted = wanted(frame);
            if (wanted == BoolValue.TRUE) {
                computed.add(element.evaluate(frame));
            } else if (wanted instanceof Undefined undefined) {
                computed.miss(undefined);
            }
        }
        return computed.toList();
    }

    private Value wanted(Frame frame) {
        return condition.isEmpty() ? BoolValue.TRUE : Logic.truth(condition.get().evaluate(frame));
    }

    @Override
    public List<Expr> operands() {
        return condition
                .map(test -> List.of(range, test, element))
                .orElseGet(() -> List.of(range, element));
    }
}
