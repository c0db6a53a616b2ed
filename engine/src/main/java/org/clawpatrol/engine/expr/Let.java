package org.clawpatrol.engine.expr;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.engine.value.Value;

/**
 * An expression in which variables stand for others, each evaluated at most once and only when it
 * is read. A binding may read those before it.
 */
public record Let(List<Binding> bindings, Expr body) implements Expr {
    public Let {
        bindings = List.copyOf(bindings);
    }

    /** What one variable stands for. */
    public record Binding(int slot, Expr init) {}

    @Override
    public Value evaluate(Frame frame) {
        for (int i = 0; i < bindings.size(); i++) {
            Binding binding = bindings.get(i);
            frame.defer(binding.slot, binding.init);
        }
        return body.evaluate(frame);
    }

    @Override
    public List<Expr> operands() {
        List<Expr> operands = new ArrayList<>();
        bindings.forEach(binding -> operands.add(binding.init));
        operands.add(body);
        return operands;
    }
}
