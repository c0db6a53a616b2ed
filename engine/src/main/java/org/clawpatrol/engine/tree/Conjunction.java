package org.clawpatrol.engine.tree;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.clawpatrol.engine.fact.Fact;

/**
 * Constraints that must all hold, at most a few for each fact. Where one of them is false the
 * condition they were taken from is false. Immutable.
 */
record Conjunction(Map<Fact, List<Constraint>> constraints) {
    /** Demands nothing. */
    static final Conjunction ANYTHING = new Conjunction(Map.of());

    Conjunction {
        constraints = Map.copyOf(constraints);
    }

    static Conjunction of(Fact fact, Constraint constraint) {
        return new Conjunction(Map.of(fact, List.of(constraint)));
    }

    /** Both. What no value can satisfy stays, because an unknown value is no reason to say no. */
    Conjunction and(Conjunction other) {
        Map<Fact, List<Constraint>> joined = new HashMap<>(constraints);
        other.constraints.forEach((fact, all) -> joined.merge(fact, all, Conjunction::joined));
        joined.replaceAll((_, all) -> intersected(all));
        return new Conjunction(joined);
    }

    private static List<Constraint> joined(List<Constraint> one, List<Constraint> two) {
        return Stream.concat(one.stream(), two.stream()).distinct().toList();
    }

    /** The one constraint of a fact that lets the least through. */
    Optional<Constraint> strongest(Fact fact) {
        List<Constraint> all = constraints.getOrDefault(fact, List.of());
        return all.stream()
                .filter(each -> canSort(each, all))
                .min((one, two) -> Integer.compare(rank(one), rank(two)));
    }

    /**
     * What nothing satisfies names no place below a switch, and would be missed there when the
     * value is unknown; an entry of a map says nothing unless its key is demanded too.
     */
    private static boolean canSort(Constraint constraint, List<Constraint> all) {
        return switch (constraint) {
            case Constraint.OneOf(Set<String> texts) -> !texts.isEmpty();
            case Constraint.HasElement(Set<String> texts) -> !texts.isEmpty();
            case Constraint.HasEntry(String key, Set<String> texts) ->
                    !texts.isEmpty() && all.contains(new Constraint.HasKey(key));
            case Constraint.StartsWith _, Constraint.EndsWith _, Constraint.HasKey _ -> true;
        };
    }

    private static int rank(Constraint constraint) {
        return switch (constraint) {
            case Constraint.OneOf(Set<String> texts) -> texts.size();
            case Constraint.HasEntry(String key, Set<String> texts) -> texts.size();
            case Constraint.HasElement(Set<String> texts) -> texts.size();
            case Constraint.StartsWith(String prefix) -> 1_000_000 - prefix.length();
            case Constraint.EndsWith(String suffix) -> 2_000_000 - suffix.length();
            case Constraint.HasKey(String key) -> 3_000_000;
        };
    }

    /** A choice of texts takes the other constraints of a text in. */
    private static List<Constraint> intersected(List<Constraint> all) {
        List<Set<String>> choices =
                all.stream()
                        .filter(Constraint.OneOf.class::isInstance)
                        .map(each -> ((Constraint.OneOf) each).texts())
                        .toList();
        if (choices.isEmpty()) {
            return all;
        }
        Set<String> common = new HashSet<>(choices.getFirst());
        choices.forEach(common::retainAll);
        common.removeIf(text -> all.stream().anyMatch(each -> excludes(each, text)));
        return List.of(new Constraint.OneOf(common));
    }

    private static boolean excludes(Constraint constraint, String text) {
        return switch (constraint) {
            case Constraint.StartsWith(String prefix) -> !text.startsWith(prefix);
            case Constraint.EndsWith(String suffix) -> !text.endsWith(suffix);
            case Constraint.OneOf _,
                    Constraint.HasElement _,
                    Constraint.HasKey _,
                    Constraint.HasEntry _ ->
                    false;
        };
    }

    Collection<Fact> facts() {
        return constraints.keySet();
    }
}
