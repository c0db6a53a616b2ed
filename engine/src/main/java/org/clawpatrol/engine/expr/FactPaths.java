package org.clawpatrol.engine.expr;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.Value;

/**
 * Where in the facts of an action an expression looks. Keys that are constants narrow a place down;
 * whatever else is done with a fact looks at all of it. Stateless.
 */
public final class FactPaths {
    private FactPaths() {}

    /** Its places in source order; the value depends on nothing else of the action. */
    public static Set<FactPath> of(Expr expr) {
        Set<FactPath> places = new LinkedHashSet<>();
        collect(expr, places);
        return places;
    }

    private static void collect(Expr expr, Set<FactPath> places) {
        Optional<FactPath> place = asked(expr);
        if (place.isPresent()) {
            places.add(place.get());
        } else if (expr instanceof FacetRead(var facts)) {
            for (Fact fact : facts) {
                places.add(FactPath.whole(fact));
            }
        } else {
            expr.operands().forEach(operand -> collect(operand, places));
        }
    }

    /** What is read or asked for, where that is one place. */
    private static Optional<FactPath> asked(Expr expr) {
        return switch (expr) {
            case Has(var target, var name) -> under(target, name);
            case In(Literal(var key), var container) -> under(container, key);
            default -> read(expr);
        };
    }

    private static Optional<FactPath> read(Expr expr) {
        return switch (expr) {
            case FactRead(var fact) -> Optional.of(FactPath.whole(fact));
            case Select(var target, var name) -> under(target, name);
            case Index(var target, Literal(var key)) -> under(target, key);
            case OptionalStep(var target, Literal(var key)) -> under(target, key);
            default -> Optional.empty();
        };
    }

    private static Optional<FactPath> under(Expr target, Value key) {
        return key instanceof StringValue(String name)
                ? read(target).map(place -> place.under(name))
                : Optional.empty();
    }
}
