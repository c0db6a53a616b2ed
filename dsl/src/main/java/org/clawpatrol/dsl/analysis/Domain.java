package org.clawpatrol.dsl.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.clawpatrol.dsl.analysis.Test.OfValue;
import org.clawpatrol.dsl.analysis.Test.OneOf;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The values of one subject for which several claims hold: the finite choice that is left, or else
 * the claims. Immutable.
 */
final class Domain {
    private final Subject subject;
    private final @Nullable Set<Value> choice;
    private final List<Claim> claims;

    private Domain(Subject subject, @Nullable Set<Value> choice, List<Claim> claims) {
        this.subject = subject;
        this.choice = choice;
        this.claims = claims;
    }

    static Domain of(Subject subject) {
        return new Domain(subject, null, List.of());
    }

    /** The few values it can have; null where they are not counted. */
    @Nullable Set<Value> choice() {
        return choice;
    }

    /** What says it all. */
    List<Claim> claims() {
        return choice == null ? claims : List.of(Claim.that(subject, new OneOf(choice)));
    }

    /** Those that a claim about the same subject leaves; null when there are certainly none. */
    @Nullable Domain and(Claim claim) {
        return implies(claim) ? this : narrowed(claim);
    }

    /** The same for a claim that does not hold for all of them. */
    @Nullable Domain narrowed(Claim claim) {
        if (implies(claim.negated())) {
            return null;
        }
        if (choice != null) {
            return chosen(choice, List.of(claim));
        }
        if (claim.holds() && claim.test() instanceof OneOf(Set<Value> values)) {
            return chosen(values, claims);
        }
        List<Claim> all = new ArrayList<>(claims.size() + 1);
        for (Claim known : claims) {
            if (!certain(claim, known)) {
                all.add(known);
            }
        }
        all.add(claim);
        return new Domain(subject, null, List.copyOf(all));
    }

    private @Nullable Domain chosen(Set<Value> values, List<Claim> conditions) {
        Set<Value> left = new LinkedHashSet<>();
        for (Value value : values) {
            if (conditions.stream().allMatch(claim -> Implication.agrees(value, claim))) {
                left.add(value);
            }
        }
        return left.isEmpty() ? null : new Domain(subject, left, List.of());
    }

    /** Whether a claim about the same subject certainly holds for all of them. */
    boolean implies(Claim asked) {
        if (choice != null) {
            return choice.stream().allMatch(value -> Implication.agrees(value, asked));
        }
        if (Implication.isTrivial(asked.test())) {
            return asked.holds();
        }
        if (!asked.holds() && asked.test() instanceof OneOf(Set<Value> values)) {
            return values.stream().allMatch(this::excludes);
        }
        for (Claim known : claims) {
            if (certain(known, asked)) {
                return true;
            }
        }
        return false;
    }

    private boolean excludes(Value value) {
        return claims.stream()
                .anyMatch(
                        claim ->
                                claim.test() instanceof OfValue
                                        && !Implication.agrees(value, claim));
    }

    private static boolean certain(Claim known, Claim asked) {
        return Implication.certain(known.test(), known.holds(), asked.test(), asked.holds());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Domain that && claims().equals(that.claims());
    }

    @Override
    public int hashCode() {
        return claims().hashCode();
    }
}
