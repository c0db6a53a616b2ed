package org.clawpatrol.engine.tree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What several constraints along one axis come to together. Stateless. */
final class Intersections {
    private Intersections() {}

    /** As few constraints as hold wherever all of these do. */
    static List<Constraint> of(List<Constraint> all) {
        if (all.size() < 2) {
            return all;
        }
        List<Constraint> kept = new ArrayList<>();
        Constraint.Between numbers = new Constraint.Between(Long.MIN_VALUE, Long.MAX_VALUE);
        @Nullable Set<String> texts = null;
        for (Constraint each : all) {
            switch (each) {
                case Constraint.Between between -> numbers = common(numbers, between);
                case Constraint.OneOf(Set<String> choice) -> texts = common(texts, choice);
                case Constraint.Present _,
                        Constraint.StartsWith _,
                        Constraint.EndsWith _,
                        Constraint.Contains _,
                        Constraint.HasElement _,
                        Constraint.HasElementStarting _,
                        Constraint.HasKey _,
                        Constraint.HasEntry _,
                        Constraint.InNetworks _ ->
                        kept.add(each);
            }
        }
        if (texts != null) {
            return List.of(new Constraint.OneOf(filtered(texts, kept)));
        }
        return kept.isEmpty() ? List.of(numbers) : kept;
    }

    private static Constraint.Between common(Constraint.Between one, Constraint.Between two) {
        return new Constraint.Between(
                Math.max(one.least(), two.least()), Math.min(one.most(), two.most()));
    }

    private static Set<String> common(@Nullable Set<String> texts, Set<String> choice) {
        Set<String> common = new HashSet<>(choice);
        if (texts != null) {
            common.retainAll(texts);
        }
        return common;
    }

    /** A choice of texts takes in how they must begin; nothing else shares an axis with it. */
    private static Set<String> filtered(Set<String> texts, List<Constraint> others) {
        Set<String> left = new HashSet<>(texts);
        for (Constraint other : others) {
            if (other instanceof Constraint.StartsWith(Set<String> prefixes)) {
                left.removeIf(text -> prefixes.stream().noneMatch(text::startsWith));
            }
        }
        return left;
    }
}
