package org.clawpatrol.dsl.condition;

import java.util.List;
import org.clawpatrol.engine.expr.Operation;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.Value;

/** A function that was declared so that calls can be checked, and does nothing. Immutable. */
record DeclaredOperation(String name) implements Operation {

    @Override
    public Value apply(List<Value> arguments) {
        return new ErrorValue("`" + name + "` is only declared");
    }
}
