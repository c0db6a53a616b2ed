package org.clawpatrol.dsl.test;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.value.IntValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.TimestampValue;
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

    /**
     * The facts as read, with these in place of theirs; a time brings its hour and its weekday.
     *
     * @param zone in which conditions read them
     */
    Facts over(Facts read, ZoneId zone) {
        return named.isEmpty() ? read : new Overridden(read, zone);
    }

    /** When the action happens, in that zone; absent where nobody says. */
    private Optional<ZonedDateTime> moment(ZoneId zone) {
        return named.stream()
                .filter(fact -> fact.path().equals("request.time"))
                .findFirst()
                .map(values::value)
                .filter(TimestampValue.class::isInstance)
                .map(time -> ((TimestampValue) time).instant().atZone(zone));
    }

    private final class Overridden implements Facts {
        private final Facts read;
        private final Optional<ZonedDateTime> moment;

        Overridden(Facts read, ZoneId zone) {
            this.read = read;
            this.moment = moment(zone);
        }

        @Override
        public Value value(Fact fact) {
            if (named.contains(fact)) {
                return values.value(fact);
            }
            return moment.flatMap(when -> ofDay(fact, when)).orElseGet(() -> read.value(fact));
        }

        private static Optional<Value> ofDay(Fact fact, ZonedDateTime when) {
            return switch (fact.path()) {
                case "request.hour" -> Optional.of(new IntValue(when.getHour()));
                case "request.weekday" ->
                        Optional.of(
                                new StringValue(
                                        when.getDayOfWeek().name().toLowerCase(Locale.ROOT)));
                default -> Optional.empty();
            };
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
