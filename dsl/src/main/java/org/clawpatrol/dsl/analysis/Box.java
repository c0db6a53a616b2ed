package org.clawpatrol.dsl.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The actions for which several claims hold together. What it says of itself is certain: it is
 * <em>disjoint</em> from, or lies <em>within</em>, another box only where no action can be an
 * exception; otherwise it does not know. Immutable.
 */
public final class Box {
    /** Every action. */
    public static final Box ANYTHING = new Box(Map.of());

    private final Map<Subject, Domain> domains;

    private Box(Map<Subject, Domain> domains) {
        this.domains = domains;
    }

    /** The actions in it for which a claim holds; null when there are certainly none. */
    public @Nullable Box and(Claim claim) {
        Domain before = domains.get(claim.subject());
        Domain known = before == null ? Domain.of(claim.subject()) : before;
        if (known.implies(claim)) {
            return this;
        }
        Domain after = known.narrowed(claim);
        if (after == null) {
            return null;
        }
        Map<Subject, Domain> changed = new LinkedHashMap<>(domains);
        changed.put(claim.subject(), after);
        return new Box(changed);
    }

    /** The actions in both; null when there are certainly none. */
    public @Nullable Box and(Box other) {
        Box both = this;
        for (Domain domain : other.domains.values()) {
            for (Claim claim : domain.claims()) {
                both = both.and(claim);
                if (both == null) {
                    return null;
                }
            }
        }
        return both;
    }

    /** Whether certainly no action is in both. */
    public boolean isDisjoint(Box other) {
        boolean smaller = domains.size() <= other.domains.size();
        Box one = smaller ? this : other;
        Box two = smaller ? other : this;
        for (Map.Entry<Subject, Domain> entry : one.domains.entrySet()) {
            Domain facing = two.domains.get(entry.getKey());
            if (facing != null && !meets(entry.getValue(), facing)) {
                return true;
            }
        }
        return false;
    }

    private static boolean meets(Domain one, Domain two) {
        Domain both = one;
        for (Claim claim : two.claims()) {
            both = both.and(claim);
            if (both == null) {
                return false;
            }
        }
        return true;
    }

    /** Whether certainly all its actions are in the other. */
    public boolean isWithin(Box other) {
        for (Map.Entry<Subject, Domain> entry : other.domains.entrySet()) {
            Domain inner = domains.get(entry.getKey());
            if (inner == null || !entry.getValue().claims().stream().allMatch(inner::implies)) {
                return false;
            }
        }
        return true;
    }

    /** What says it all, about each subject in turn. */
    public List<Claim> claims() {
        return domains.values().stream().flatMap(domain -> domain.claims().stream()).toList();
    }

    /** Whether it certainly lies where the claim holds. */
    boolean implies(Claim claim) {
        Domain domain = domains.get(claim.subject());
        return (domain == null ? Domain.of(claim.subject()) : domain).implies(claim);
    }

    /** The few values that a subject can have; null where they are not counted. */
    @Nullable Set<Value> choice(Subject subject) {
        Domain domain = domains.get(subject);
        return domain == null ? null : domain.choice();
    }

    /** What it says about one subject. */
    List<Claim> claims(Subject subject) {
        Domain domain = domains.get(subject);
        return domain == null ? List.of() : domain.claims();
    }

    Stream<Subject> subjects() {
        return domains.keySet().stream();
    }

    /** The facts it says something of, those that are only computed with left out. */
    List<Fact> facts() {
        return subjects()
                .filter(subject -> !(subject instanceof Subject.Computed))
                .flatMap(Subject::facts)
                .distinct()
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Box that && domains.equals(that.domains);
    }

    @Override
    public int hashCode() {
        return domains.hashCode();
    }
}
