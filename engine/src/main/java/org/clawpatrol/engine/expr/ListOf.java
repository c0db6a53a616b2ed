package org.clawpatrol.engine.expr;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.Undefined;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A list written out; built once where every element is a constant. An element may be {@link
 * Spread} to be left out.
 */
public final class ListOf implements Expr {
    private final List<Expr> elements;
    private final @Nullable ListValue constant;

    public ListOf(List<Expr> elements) {
        this.elements = List.copyOf(elements);
        this.constant = constant(this.elements);
    }

    private static @Nullable ListValue constant(List<Expr> elements) {
        List<Value> values = new ArrayList<>(elements.size());
        for (Expr element : elements) {
            Value value = constant(element);
            if (value == null || value instanceof Undefined) {
                return null;
            }
            values.add(value);
        }
        return new ListValue(values);
    }

    private static @Nullable Value constant(Expr element) {
        return switch (element) {
            case Literal(Value value) -> value;
            case ListOf list -> list.constant;
            default -> null;
        };
    }

    public List<Expr> elements() {
        return elements;
    }

    @Override
    public Value evaluate(Frame frame) {
        if (constant != null) {
            return constant;
        }
        Collected values = new Collected(frame, elements.size());
        for (Expr element : elements) {
            Value value = element.evaluate(frame);
            if (element instanceof Spread) {
                Spread.into(values, value);
            } else {
                values.add(value);
            }
        }
        return values.toList();
    }

    @Override
    public List<Expr> operands() {
        return elements;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ListOf that && elements.equals(that.elements);
    }

    @Override
    public int hashCode() {
        return elements.hashCode();
    }

    @Override
    public String toString() {
        return "ListOf" + elements;
    }
}
