package org.clawpatrol.dsl.mutate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.clawpatrol.dsl.analysis.Box;
import org.clawpatrol.dsl.analysis.Cover;
import org.clawpatrol.dsl.analysis.Region;
import org.clawpatrol.dsl.analysis.Truth;
import org.clawpatrol.engine.expr.And;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.Not;
import org.clawpatrol.engine.policy.Rule;
import org.clawpatrol.engine.value.BoolValue;

/**
 * Proves for some mutants that no action with known facts is answered otherwise: what cannot be
 * proved counts as a change. One thread.
 */
final class Equivalence {
    /** How many of the rules before the changed one are looked at. */
    private static final int MOST_EARLIER = 50;

    private static final Expr ALWAYS = new Literal(BoolValue.TRUE);

    private final List<Rule> rules;
    private final Map<Integer, Region> regions = new HashMap<>();

    Equivalence(List<Rule> rules) {
        this.rules = rules;
    }

    /**
     * @param index of the rule that was changed
     */
    boolean changesNothing(int index, Mutant.Kind kind) {
        Rule rule = rules.get(index);
        return switch (kind) {
            case Mutant.Kind.OtherCondition(Rule changed) ->
                    covered(difference(condition(rule), condition(changed)), index)
                            && covered(difference(condition(changed), condition(rule)), index);
            case Mutant.Kind.Earlier _ -> index > 0 && region(index).isDisjoint(region(index - 1));
            case Mutant.Kind.OtherOutcome _, Mutant.Kind.Removed() -> covered(region(index), index);
        };
    }

    private static Expr condition(Rule rule) {
        return rule.condition().orElse(ALWAYS);
    }

    private static Region difference(Expr one, Expr other) {
        return Region.of(Optional.of(new And(one, new Not(other))), Truth.TRUE);
    }

    /** The actions that a rule is about. */
    private Region region(int index) {
        return regions.computeIfAbsent(
                index, _ -> Region.of(Optional.of(condition(rules.get(index))), Truth.TRUE));
    }

    /** Whether earlier rules take every action of a region. */
    private boolean covered(Region region, int index) {
        if (region.isEmpty()) {
            return !region.trimmed();
        }
        if (!region.complete() || region.trimmed()) {
            return false;
        }
        List<Box> earlier =
                IntStream.range(Math.max(0, index - MOST_EARLIER), index)
                        .filter(i -> rules.get(i).credential().isEmpty())
                        .mapToObj(this::region)
                        .flatMap(each -> each.boxes().stream())
                        .toList();
        return region.boxes().stream().allMatch(box -> new Cover(earlier).covers(box));
    }
}
