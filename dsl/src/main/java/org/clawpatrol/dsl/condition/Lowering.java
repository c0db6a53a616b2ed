package org.clawpatrol.dsl.condition;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.engine.expr.All;
import org.clawpatrol.engine.expr.Exists;
import org.clawpatrol.engine.expr.ExistsOne;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FacetRead;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.Filter;
import org.clawpatrol.engine.expr.Has;
import org.clawpatrol.engine.expr.ListOf;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Local;
import org.clawpatrol.engine.expr.MapOf;
import org.clawpatrol.engine.expr.Select;
import org.clawpatrol.engine.expr.Transform;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.value.NullValue;
import org.clawpatrol.engine.value.StringValue;

/**
 * Turns a checked condition into engine expressions. Parts with a reported problem lower too, so
 * that problems found here are reported beside those of the checker. One thread.
 */
final class Lowering {
    private final FactSchema schema;
    private final CallLowering calls;

    Lowering(FactSchema schema, Problems problems) {
        this.schema = schema;
        this.calls = new CallLowering(new PatternLowering(problems));
    }

    Expr lower(Checked checked) {
        return switch (checked) {
            case Checked.Reported _ -> new Literal(NullValue.NULL);
            case Checked.Constant constant -> new Literal(constant.value());
            case Checked.Facet facet -> new FacetRead(schema.facts(facet.type().variable()));
            case Checked.FactOf fact -> fact(fact);
            case Checked.Variable variable -> new Local(variable.local().slot());
            case Checked.Select select ->
                    new Select(lower(select.operand()), new StringValue(select.field()));
            case Checked.Has has -> has(has);
            case Checked.Call call -> calls.lower(call, lower(call.arguments()));
            case Checked.ListOf list -> new ListOf(lower(list.elements()));
            case Checked.MapOf map -> map(map);
            case Checked.Comprehension comprehension -> comprehension(comprehension);
        };
    }

    private List<Expr> lower(List<Checked> parts) {
        return parts.stream().map(this::lower).toList();
    }

    private Expr fact(Checked.FactOf fact) {
        return fact.facet().isEmpty()
                ? new FactRead(fact.fact())
                : new Select(lower(fact.facet().get()), new StringValue(fact.fact().field()));
    }

    /** Asking for one fact of a variable reads that fact only. */
    private Expr has(Checked.Has has) {
        StringValue field = new StringValue(has.field());
        if (has.operand() instanceof Checked.Facet facet) {
            String variable = facet.type().variable();
            return new Has(
                    new FacetRead(schema.fact(variable, has.field()).stream().toList()), field);
        }
        return new Has(lower(has.operand()), field);
    }

    private Expr map(Checked.MapOf map) {
        List<MapOf.Entry> entries = new ArrayList<>();
        for (int i = 0; i < map.keys().size(); i++) {
            entries.add(new MapOf.Entry(lower(map.keys().get(i)), lower(map.values().get(i))));
        }
        return new MapOf(entries);
    }

    private Expr comprehension(Checked.Comprehension comprehension) {
        Expr range = lower(comprehension.range());
        Expr body = lower(comprehension.body());
        int slot = comprehension.local().slot();
        return switch (comprehension.macro()) {
            case ALL -> new All(range, slot, body);
            case EXISTS -> new Exists(range, slot, body);
            case EXISTS_ONE -> new ExistsOne(range, slot, body);
            case FILTER -> new Filter(range, slot, body);
            case MAP -> new Transform(range, slot, comprehension.filter().map(this::lower), body);
        };
    }
}
