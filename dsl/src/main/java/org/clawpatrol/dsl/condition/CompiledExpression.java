package org.clawpatrol.dsl.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Let;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Local;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.type.Type;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;

/**
 * An expression ready for evaluation, with the type of its result. Immutable.
 *
 * @param variables the names of declared variables, each in the slot of its position
 */
public record CompiledExpression(Expr expr, Type type, List<String> variables) {
    public CompiledExpression {
        variables = List.copyOf(variables);
    }

    /** The expression over these values; a variable without one is unknown. */
    public Expr with(Map<String, Value> values) {
        List<Let.Binding> bindings = new ArrayList<>();
        for (int slot = 0; slot < variables.size(); slot++) {
            Value value =
                    values.getOrDefault(
                            variables.get(slot), UnknownValue.of(UnknownValue.Cause.OTHER));
            bindings.add(new Let.Binding(slot, new Literal(value)));
        }
        return bindings.isEmpty() ? expr : new Let(bindings, expr);
    }

    /** The variables and facts it reads, sorted. */
    public List<String> reads() {
        Stream<String> locals = locals(expr).map(variables::get);
        return List.copyOf(
                new TreeSet<>(Stream.concat(locals, expr.facts().map(Fact::path)).toList()));
    }

    private Stream<Integer> locals(Expr part) {
        return part instanceof Local(int slot)
                ? Stream.of(slot).filter(each -> each < variables.size())
                : part.operands().stream().flatMap(this::locals);
    }
}
