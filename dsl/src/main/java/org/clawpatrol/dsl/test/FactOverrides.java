package org.clawpatrol.dsl.test;

import java.util.Set;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.Value;

/**
 * Facts that a test sets itself. Immutable.
 *
 * @param named which
 * @param values their values
 */
record FactOverrides(Set<Fact> named, FactValues values) {
    FactOverrides {
        named = Set.copyOf(named);
    }

    /** An action of a device of a profile. */
    static FactOverrides ofProfile(Family family, String profile) {
        Fact fact = FactSchema.of(family).fact("agent.profile").orElseThrow();
        return new FactOverrides(
                Set.of(fact), FactValues.of(family).set(fact.path(), profile).build());
    }

    /** The facts as read, with these in place of theirs. */
    Facts over(Facts read) {
        return named.isEmpty() ? read : new Overridden(read);
    }

    private final class Overridden implements Facts {
        private final Facts read;

        Overridden(Facts read) {
            this.read = read;
        }

        @Override
        public Value value(Fact fact) {
            return named.contains(fact) ? values.value(fact) : read.value(fact);
        }

        @Override
        public boolean truncated() {
            return read.truncated();
        }

        @Override
        public boolean unparseable() {
            return read.unparseable();
        }
    }
}
