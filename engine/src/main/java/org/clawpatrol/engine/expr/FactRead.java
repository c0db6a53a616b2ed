package org.clawpatrol.engine.expr;

import java.util.List;
import java.util.stream.Stream;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.value.Value;

/** A fact of the action. */
public record FactRead(Fact fact) implements Expr {

    @Override
    public Value evaluate(Frame frame) {
        return frame.read(fact);
    }

    @Override
    public List<Expr> operands() {
        return List.of();
    }

    @Override
    public Stream<Fact> facts() {
        return Stream.of(fact);
    }
}
