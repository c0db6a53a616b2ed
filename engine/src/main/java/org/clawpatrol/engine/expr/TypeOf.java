package org.clawpatrol.engine.expr;

import java.util.List;
import org.clawpatrol.engine.value.TypeValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;

/** The runtime type of a value. */
public record TypeOf(Expr operand) implements Expr {

    @Override
    public Value evaluate(Frame frame) {
        Value value = operand.evaluate(frame);
        return value instanceof Undefined ? value : new TypeValue(value.typeName());
    }

    @Override
    public List<Expr> operands() {
        return List.of(operand);
    }
}
