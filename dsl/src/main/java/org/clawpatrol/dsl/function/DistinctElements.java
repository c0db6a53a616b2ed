package org.clawpatrol.dsl.function;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.clawpatrol.dsl.hcl.Arguments;
import org.clawpatrol.dsl.hcl.EvaluationProblem;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.TextOrder;

/** Removes what a list holds twice. Stateless. */
final class DistinctElements {
    private DistinctElements() {}

    static List<HclValue> of(List<HclValue> elements, Arguments arguments)
            throws EvaluationProblem {
        arguments.spend(elements.size());
        Set<Object> seen = new HashSet<>();
        List<HclValue> kept = new ArrayList<>();
        for (HclValue element : elements) {
            if (seen.add(identity(element))) {
                kept.add(element);
            }
        }
        return kept;
    }

    /** Sorted when all of them are texts; a set has no order of its own. */
    static List<HclValue> sortedTexts(List<HclValue> elements) {
        Map<String, HclValue> texts = new TreeMap<>(TextOrder.BY_CODE_POINT);
        for (HclValue element : elements) {
            if (!(element instanceof HclValue.StringValue(var text, _))) {
                return elements;
            }
            texts.put(text, element);
        }
        return List.copyOf(texts.values());
    }

    /** Equal for values that the language calls equal. */
    private static Object identity(HclValue value) {
        return switch (value) {
            case HclValue.StringValue(var text, _) -> text;
            case HclValue.NumberValue(var number) -> number.stripTrailingZeros();
            case HclValue.BoolValue bool -> bool;
            case HclValue.NullValue none -> none;
            case HclValue.ListValue(var elements) ->
                    elements.stream().map(DistinctElements::identity).toList();
            case HclValue.ObjectValue(var members) -> {
                Map<String, Object> identities = new TreeMap<>();
                members.forEach((name, member) -> identities.put(name, identity(member)));
                yield identities;
            }
        };
    }
}
