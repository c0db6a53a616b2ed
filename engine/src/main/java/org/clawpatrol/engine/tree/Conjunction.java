package org.clawpatrol.engine.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Missing;

/**
 * Constraints that must all hold, at most a few along each axis. Where one of them is false the
 * condition they were taken from is false. Immutable.
 */
record Conjunction(Map<Axis, List<Constraint>> constraints) {
    /** Demands nothing. */
    static final Conjunction ANYTHING = new Conjunction(Map.of());

    static Conjunction of(Fact fact, Constraint constraint) {
        return new Conjunction(Map.of(Axis.of(fact, constraint), List.of(constraint)));
    }

    /** Both. What no value can satisfy stays, because an unknown value is no reason to say no. */
    Conjunction and(Conjunction other) {
        if (constraints.isEmpty() || other.constraints.isEmpty()) {
            return constraints.isEmpty() ? other : this;
        }
        Map<Axis, List<Constraint>> joined = new LinkedHashMap<>(constraints);
        other.constraints.forEach((axis, all) -> joined.merge(axis, all, Conjunction::joined));
        return new Conjunction(joined);
    }

    private static List<Constraint> joined(List<Constraint> one, List<Constraint> two) {
        List<Constraint> all = new ArrayList<>(one);
        for (Constraint each : two) {
            if (!all.contains(each)) {
                all.add(each);
            }
        }
        return Intersections.of(all);
    }

    /** One that holds where either does and nowhere else, if they differ in one constraint only. */
    Optional<Conjunction> or(Conjunction other) {
        if (!constraints.keySet().equals(other.constraints.keySet())) {
            return Optional.empty();
        }
        Map<Axis, List<Constraint>> united = new LinkedHashMap<>(constraints);
        int differences = 0;
        for (Map.Entry<Axis, List<Constraint>> each : constraints.entrySet()) {
            List<Constraint> theirs = other.constraints.getOrDefault(each.getKey(), List.of());
            if (each.getValue().equals(theirs)) {
                continue;
            }
            Optional<List<Constraint>> union = Unions.of(each.getValue(), theirs);
            if (++differences > 1 || union.isEmpty()) {
                return Optional.empty();
            }
            united.put(each.getKey(), union.get());
        }
        return Optional.of(new Conjunction(united));
    }

    /** The one constraint along an axis that lets the least through, of those that can sort. */
    Optional<Constraint> strongest(Axis axis) {
        List<Constraint> all = constraints.getOrDefault(axis, List.of());
        if (all.isEmpty() || !isGuarded(axis)) {
            return Optional.empty();
        }
        return all.stream()
                .filter(each -> canSort(each, all))
                .min(Comparator.comparingLong(Conjunction::rank));
    }

    /** Whether some switch could sort by it where every value is known. */
    boolean isSortable(Predicate<Fact> known) {
        return constraints.keySet().stream()
                .anyMatch(axis -> known.test(axis.fact()) && strongest(axis).isPresent());
    }

    /** A fact that an action may lack is an error there, unless its presence is demanded too. */
    private boolean isGuarded(Axis axis) {
        return axis.fact().missing() != Missing.ABSENT
                || constraints.containsKey(new Axis(axis.fact(), Axis.Kind.PRESENCE));
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
            case Constraint.Between(long least, long most) -> least <= most;
            case Constraint.StartsWith _,
                    Constraint.EndsWith _,
                    Constraint.Contains _,
                    Constraint.HasElementStarting _,
                    Constraint.HasKey _,
                    Constraint.InNetworks _,
                    Constraint.Present _ ->
                    true;
        };
    }

    /** Smaller for what likely lets less through; compared along one axis only. */
    private static long rank(Constraint constraint) {
        return switch (constraint) {
            case Constraint.OneOf(Set<String> texts) -> texts.size();
            case Constraint.HasElement(Set<String> texts) -> texts.size();
            case Constraint.HasEntry(String key, Set<String> texts) -> texts.size();
            case Constraint.StartsWith(Set<String> prefixes) -> 1_000_000 - shortest(prefixes);
            case Constraint.EndsWith(Set<String> suffixes) -> -shortest(suffixes);
            case Constraint.Contains(Set<String> parts) -> -shortest(parts);
            case Constraint.HasElementStarting(Set<String> prefixes) -> -shortest(prefixes);
            case Constraint.Between(long least, long most) ->
                    most - least < 0 ? Long.MAX_VALUE : most - least;
            case Constraint.InNetworks _, Constraint.Present _ -> 0;
            case Constraint.HasKey _ -> 3_000_000;
        };
    }

    private static int shortest(Set<String> texts) {
        return texts.stream().mapToInt(String::length).min().orElse(0);
    }
}
