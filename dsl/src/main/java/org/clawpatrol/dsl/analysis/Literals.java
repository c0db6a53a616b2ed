package org.clawpatrol.dsl.analysis;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.ListOf;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/** Constants in conditions. Stateless. */
final class Literals {
    private Literals() {}

    static Optional<String> text(Expr expr) {
        return expr instanceof Literal(StringValue(String text))
                ? Optional.of(text)
                : Optional.empty();
    }

    /** A text or a whole number. */
    static Optional<Value> comparable(Expr expr) {
        return expr instanceof Literal(Value value) && isComparable(value)
                ? Optional.of(value)
                : Optional.empty();
    }

    private static boolean isComparable(Value value) {
        return value instanceof StringValue || value instanceof IntValue;
    }

    /** The elements of a list of which each is a text or each a whole number. */
    static Optional<Set<Value>> elements(Expr expr) {
        return switch (expr) {
            case Literal(ListValue(List<Value> elements)) ->
                    alike(elements.stream().<Expr>map(Literal::new).toList());
            case ListOf list -> alike(list.operands());
            default -> Optional.empty();
        };
    }

    private static Optional<Set<Value>> alike(List<Expr> elements) {
        Set<Value> values = new LinkedHashSet<>();
        for (Expr element : elements) {
            Optional<Value> value = comparable(element);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        long types = values.stream().map(Value::getClass).distinct().count();
        return types <= 1 ? Optional.of(values) : Optional.empty();
    }
}
