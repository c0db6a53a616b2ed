package org.clawpatrol.dsl.condition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.type.Type;

/**
 * Bounds the work of a condition by how it grows with the content of the action, which is as long
 * as the agent likes up to the inspection cap, and warns where that is worse than linear: there an
 * action can exceed the budget of the evaluation and be refused. Facts that are read outside the
 * content are short and count as fixed. One thread, for one condition.
 */
final class CostAnalysis {
    private static final String ID = "W-COST";
    private static final Extent CONTENT = Extent.of(Growth.OF_CONTENT);

    private final Problems problems;
    private final CallCost calls = new CallCost();
    private final Map<Integer, Extent> variables = new HashMap<>();
    private boolean warned;

    CostAnalysis(Problems problems) {
        this.problems = problems;
    }

    void check(Checked condition) {
        extent(condition);
    }

    private Extent extent(Checked checked) {
        Extent extent = of(checked);
        if (extent.work().degree() > 1 && !warned) {
            warned = true;
            warn(checked.span());
        }
        return isScalar(checked.type()) ? extent.scalar() : extent;
    }

    private void warn(Span span) {
        problems.report(
                Diagnostic.warning(
                                ID,
                                span,
                                "the work for this can grow with the square of what the agent"
                                        + " sends")
                        .help(
                                "an action for which it exceeds the budget is refused; compare with"
                                        + " fixed values where you can"));
    }

    private static boolean isScalar(Type type) {
        return switch (type) {
            case Type.Simple simple ->
                    switch (simple) {
                        case BOOL, INT, UINT, DOUBLE, NULL, TIMESTAMP, DURATION, TYPE -> true;
                        case STRING, BYTES, DYN, NOTHING -> false;
                    };
            case Type.Opaque _ -> true;
            case Type.ListOf _, Type.MapOf _, Type.OptionalOf _, Type.Facet _ -> false;
        };
    }

    private Extent of(Checked checked) {
        return switch (checked) {
            case Checked.Reported _, Checked.Constant _ -> Extent.NONE;
            case Checked.Facet _ -> new Extent(Growth.NONE, Growth.OF_CONTENT, Growth.NONE);
            case Checked.FactOf fact -> fact(fact.fact());
            case Checked.Variable variable ->
                    variables.getOrDefault(variable.local().slot(), Extent.NONE);
            case Checked.Select select -> extent(select.operand()).part();
            case Checked.OptionalStep step ->
                    extent(step.operand()).part().working(extent(step.key()).work());
            case Checked.Spread spread -> extent(spread.optional());
            case Checked.Has has -> extent(has.operand()).scalar();
            case Checked.Call call -> calls.of(call, extents(call.arguments()));
            case Checked.ListOf list -> written(list.elements());
            case Checked.MapOf map -> written(map.keys()).plus(written(map.values()));
            case Checked.Let let -> let(let);
            case Checked.OptionalMap map -> optionalMap(map);
            case Checked.Comprehension comprehension -> comprehension(comprehension);
        };
    }

    private List<Extent> extents(List<Checked> parts) {
        List<Extent> extents = new ArrayList<>(parts.size());
        for (Checked part : parts) {
            extents.add(extent(part));
        }
        return extents;
    }

    private static Extent fact(Fact fact) {
        boolean grows = fact.readsContent() && !fact.lowerCased();
        return grows ? CONTENT : Extent.NONE;
    }

    private Extent written(List<Checked> parts) {
        Extent sum = Extent.NONE;
        for (Checked part : parts) {
            sum = sum.plus(extent(part));
        }
        return new Extent(Growth.NONE, sum.size(), sum.work());
    }

    private Extent let(Checked.Let let) {
        Growth work = Growth.NONE;
        for (Checked.Binding binding : let.bindings()) {
            Extent init = extent(binding.init());
            work = work.plus(init.work());
            bind(binding.local(), init);
        }
        return extent(let.body()).working(work);
    }

    /** What is bound has been worked for. */
    private void bind(MacroVariable variable, Extent value) {
        variables.put(variable.slot(), new Extent(value.count(), value.size(), Growth.NONE));
    }

    private Extent optionalMap(Checked.OptionalMap map) {
        Extent operand = extent(map.operand());
        bind(map.local(), operand.part());
        return extent(map.body()).working(operand.work());
    }

    private Extent comprehension(Checked.Comprehension comprehension) {
        Extent range = extent(comprehension.range());
        int element = comprehension.variables().getLast().slot();
        boolean grows = !range.size().isNone();
        for (MacroVariable variable : comprehension.variables()) {
            bind(variable, grows ? Extent.of(Growth.ofVariable(element)) : Extent.NONE);
        }
        Growth filter = comprehension.filter().map(each -> extent(each).work()).orElse(Growth.NONE);
        Extent body = extent(comprehension.body());
        Growth total =
                range.work()
                        .plus(filter.summed(element, range.count(), range.size()))
                        .plus(body.work().summed(element, range.count(), range.size()));
        Growth size = body.size().summed(element, range.count(), range.size());
        return switch (comprehension.macro()) {
            case ALL, EXISTS, EXISTS_ONE -> new Extent(Growth.NONE, Growth.NONE, total);
            case FILTER -> new Extent(range.count(), range.size(), total);
            case MAP, TRANSFORM_LIST, TRANSFORM_MAP -> new Extent(range.count(), size, total);
            case TRANSFORM_MAP_ENTRY -> new Extent(size, size, total);
        };
    }
}
