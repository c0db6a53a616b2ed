package org.clawpatrol.dsl.condition;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.engine.value.StringValue;

/** Which members of maps are certain to be there where a part of a condition holds. Stateless. */
final class Guards {
    private Guards() {}

    /** How a member is reached, such as {@code http.body_json.a}; empty for what is computed. */
    static Optional<String> path(Checked checked) {
        return switch (checked) {
            case Checked.FactOf fact -> Optional.of(fact.fact().path());
            case Checked.Facet facet -> Optional.of(facet.type().variable());
            case Checked.Variable variable -> Optional.of("$" + variable.local().slot());
            case Checked.Select select -> member(select.operand(), select.field());
            case Checked.Call call when call.callee() == Function.INDEX ->
                    text(call.arguments().getLast())
                            .flatMap(key -> member(call.arguments().getFirst(), key));
            case Checked.Call call when call.callee() == Function.DYN ->
                    path(call.arguments().getFirst());
            default -> Optional.empty();
        };
    }

    static Optional<String> text(Checked checked) {
        return checked instanceof Checked.Constant constant
                        && constant.value() instanceof StringValue(String text)
                ? Optional.of(text)
                : Optional.empty();
    }

    private static Optional<String> member(Checked map, String key) {
        return path(map).map(found -> found + "." + key);
    }

    /** What is there when the part is true. */
    static Set<String> whenTrue(Checked checked) {
        return switch (checked) {
            case Checked.Has has -> set(member(has.operand(), has.field()));
            case Checked.Call call when call.callee() == Function.AND ->
                    union(call.arguments(), true);
            case Checked.Call call when call.callee() == Function.NOT ->
                    whenFalse(call.arguments().getFirst());
            case Checked.Call call when call.callee() == Function.IN ->
                    set(
                            text(call.arguments().getFirst())
                                    .flatMap(key -> member(call.arguments().getLast(), key)));
            default -> Set.of();
        };
    }

    /** What is there when the part is false. */
    static Set<String> whenFalse(Checked checked) {
        return switch (checked) {
            case Checked.Call call when call.callee() == Function.OR ->
                    union(call.arguments(), false);
            case Checked.Call call when call.callee() == Function.NOT ->
                    whenTrue(call.arguments().getFirst());
            default -> Set.of();
        };
    }

    private static Set<String> union(List<Checked> parts, boolean holds) {
        Set<String> all = new HashSet<>();
        parts.forEach(part -> all.addAll(holds ? whenTrue(part) : whenFalse(part)));
        return all;
    }

    private static Set<String> set(Optional<String> path) {
        return path.map(Set::of).orElseGet(Set::of);
    }
}
