package org.clawpatrol.dsl.test;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.fact.OverlaidFacts;
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
    private static final String REQUEST_TIME = "request.time";

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
        if (named.isEmpty()) {
            return read;
        }
        Map<Fact, Value> given = new HashMap<>();
        for (Fact fact : named) {
            Value value = values.value(fact);
            given.put(fact, value);
            if (value instanceof TimestampValue(Instant instant)
                    && fact.path().equals(REQUEST_TIME)) {
                ofDay(instant.atZone(zone))
                        .forEach((path, derived) -> giveUnlessNamed(path, derived, given));
            }
        }
        return new OverlaidFacts(read, given);
    }

    private void giveUnlessNamed(String path, Value value, Map<Fact, Value> given) {
        values.schema()
                .fact(path)
                .filter(fact -> !named.contains(fact))
                .ifPresent(fact -> given.put(fact, value));
    }

    private static Map<String, Value> ofDay(ZonedDateTime when) {
        String weekday = when.getDayOfWeek().name().toLowerCase(Locale.ROOT);
        return Map.of(
                "request.hour", new IntValue(when.getHour()),
                "request.weekday", new StringValue(weekday));
    }
}
