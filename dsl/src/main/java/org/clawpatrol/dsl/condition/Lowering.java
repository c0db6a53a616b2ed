package org.clawpatrol.dsl.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.expr.All;
import org.clawpatrol.engine.expr.Exists;
import org.clawpatrol.engine.expr.ExistsOne;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FacetRead;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.Filter;
import org.clawpatrol.engine.expr.Has;
import org.clawpatrol.engine.expr.Iteration;
import org.clawpatrol.engine.expr.Let;
import org.clawpatrol.engine.expr.ListOf;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Local;
import org.clawpatrol.engine.expr.MapOf;
import org.clawpatrol.engine.expr.OptionalMap;
import org.clawpatrol.engine.expr.OptionalStep;
import org.clawpatrol.engine.expr.Select;
import org.clawpatrol.engine.expr.Spread;
import org.clawpatrol.engine.expr.Transform;
import org.clawpatrol.engine.expr.TransformMap;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.StringValue;

/**
 * Turns a checked condition into engine expressions. Parts with a reported problem lower too, so
 * that problems found here are reported beside those of the checker. One thread.
 */
final class Lowering {
    private static final ErrorValue FAILED =
            new ErrorValue("no such variable, field or function for these operands");

    private final Environment environment;
    private final CallLowering calls;

    /**
     * @param literals what becomes of calls of literals
     */
    Lowering(Environment environment, LiteralCalls literals, Problems problems) {
        this.environment = environment;
        this.calls = new CallLowering(new PatternLowering(literals, problems), literals);
    }

    Expr lower(Checked checked) {
        return switch (checked) {
            case Checked.Reported _ -> new Literal(FAILED);
            case Checked.Constant constant -> new Literal(constant.value());
            case Checked.Facet facet -> new FacetRead(environment.facts(facet.type().variable()));
            case Checked.FactOf fact -> fact(fact);
            case Checked.Variable variable -> new Local(variable.local().slot());
            case Checked.Select select ->
                    new Select(lower(select.operand()), new StringValue(select.field()));
            case Checked.OptionalStep step -> optionalStep(step);
            case Checked.Spread spread -> new Spread(lower(spread.optional()));
            case Checked.Has has -> has(has);
            case Checked.Call call -> calls.lower(call, lower(call.arguments()));
            case Checked.ListOf list -> new ListOf(lower(list.elements()));
            case Checked.MapOf map -> map(map);
            case Checked.Let let -> let(let);
            case Checked.OptionalMap map ->
                    new OptionalMap(
                            lower(map.operand()),
                            map.local().slot(),
                            lower(map.body()),
                            map.flat());
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

    private Expr has(Checked.Has has) {
        return new Has(holder(has.operand(), has.field()), new StringValue(has.field()));
    }

    private Expr optionalStep(Checked.OptionalStep step) {
        Expr key = lower(step.key());
        return key instanceof Literal(StringValue(String field))
                ? new OptionalStep(holder(step.operand(), field), key)
                : new OptionalStep(lower(step.operand()), key);
    }

    /** Asking for one fact of a variable reads that fact only. */
    private Expr holder(Checked operand, String field) {
        return operand instanceof Checked.Facet facet
                ? new FacetRead(environment.fact(facet.type().variable(), field).stream().toList())
                : lower(operand);
    }

    private Expr let(Checked.Let let) {
        List<Let.Binding> bindings =
                let.bindings().stream()
                        .map(each -> new Let.Binding(each.local().slot(), lower(each.init())))
                        .toList();
        return new Let(bindings, lower(let.body()));
    }

    private Expr map(Checked.MapOf map) {
        List<MapOf.Entry> entries = new ArrayList<>();
        for (int i = 0; i < map.keys().size(); i++) {
            entries.add(new MapOf.Entry(lower(map.keys().get(i)), lower(map.values().get(i))));
        }
        return new MapOf(entries);
    }

    private Expr comprehension(Checked.Comprehension comprehension) {
        List<MacroVariable> variables = comprehension.variables();
        Iteration iteration =
                new Iteration(
                        lower(comprehension.range()),
                        variables.getFirst().slot(),
                        variables.size() == 1 ? Iteration.NONE : variables.getLast().slot());
        Optional<Expr> filter = comprehension.filter().map(this::lower);
        Expr body = lower(comprehension.body());
        return switch (comprehension.macro()) {
            case ALL -> new All(iteration, body);
            case EXISTS -> new Exists(iteration, body);
            case EXISTS_ONE -> new ExistsOne(iteration, body);
            case FILTER -> new Filter(iteration, body);
            case MAP, TRANSFORM_LIST -> new Transform(iteration, filter, body);
            case TRANSFORM_MAP -> new TransformMap(iteration, filter, body, false);
            case TRANSFORM_MAP_ENTRY -> new TransformMap(iteration, filter, body, true);
        };
    }
}
