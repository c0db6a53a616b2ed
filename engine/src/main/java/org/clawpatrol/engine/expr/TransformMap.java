package org.clawpatrol.engine.expr;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.engine.value.BoolValue;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.Logic;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/**
 * A map computed step by step, optionally only from those steps a condition holds for.
 *
 * @param entries whether the body gives the entries of a step as a map; otherwise it gives the
 *     value that stands under the position or key of the step
 */
public record TransformMap(
        Iteration iteration, Optional<Expr> condition, Expr body, boolean entries) implements Expr {

    @Override
    public Value evaluate(Frame frame) {
        Value over = iteration.range().evaluate(frame);
        List<Value> steps = Iteration.steps(over);
        if (steps == null) {
            return Iteration.failure(over);
        }
        CollectedEntries computed = new CollectedEntries(frame, steps.size());
        for (int i = 0; i < steps.size(); i++) {
            if (!iteration.begin(frame, over, steps, i)) {
                return Frame.EXHAUSTED;
            }
            Value wanted = wanted(frame);
            if (wanted instanceof Undefined undefined) {
                computed.miss(undefined);
            } else if (wanted == BoolValue.TRUE) {
                add(Iteration.key(over, steps.get(i), i), body.evaluate(frame), computed);
            }
        }
        return computed.toMap();
    }

    private Value wanted(Frame frame) {
        return condition.isEmpty() ? BoolValue.TRUE : Logic.truth(condition.get().evaluate(frame));
    }

    private void add(Value key, Value result, CollectedEntries computed) {
        if (!entries) {
            computed.add(key, result);
            return;
        }
        switch (result) {
            case MapValue map -> {
                for (Value each : map.keys()) {
                    computed.add(each, Lookup.under(map, each));
                }
            }
            case Undefined undefined -> computed.miss(undefined);
            default -> computed.miss(ErrorValue.wrongType("transformMapEntry", result));
        }
    }

    @Override
    public List<Expr> operands() {
        return Stream.of(Stream.of(iteration.range()), condition.stream(), Stream.of(body))
                .flatMap(each -> each)
                .toList();
    }
}
