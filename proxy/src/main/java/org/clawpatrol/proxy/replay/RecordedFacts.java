package org.clawpatrol.proxy.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.clawpatrol.dsl.explain.SensitiveNames;
import org.clawpatrol.engine.expr.FactPath;
import org.clawpatrol.engine.expr.FactPaths;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.policy.Rule;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;

/**
 * The facts of a recorded action, of which those that were not recorded are unknown. Of a map whose
 * members were recorded one by one each rule sees those that it looks at. One thread.
 *
 * @param read as if the record were the whole action
 * @param kept what the record says beside that
 * @param unrecorded paths of facts, or variables, that the record does not have
 */
record RecordedFacts(Facts read, KeptPlaces kept, Set<String> unrecorded) {
    private static final String HEADERS = "http.headers";
    private static final Value HIDDEN = new StringValue(SensitiveNames.HIDDEN);

    /** The facts where no rule looks at them. */
    Facts unseen() {
        return new Seen(this, Set.of());
    }

    /** The facts as one rule sees them. */
    Facts seenBy(Rule rule) {
        return new Seen(this, places(rule));
    }

    private static Collection<FactPath> places(Rule rule) {
        return rule.condition().<Collection<FactPath>>map(FactPaths::of).orElse(Set.of());
    }

    private record Seen(RecordedFacts recorded, Collection<FactPath> places, Map<Fact, Value> known)
            implements Facts {
        Seen(RecordedFacts recorded, Collection<FactPath> places) {
            this(recorded, places, new HashMap<>());
        }

        @Override
        public Value value(Fact fact) {
            return known.computeIfAbsent(fact, each -> recorded.value(each, places));
        }

        /** What is lost is unknown one by one. */
        @Override
        public boolean truncated() {
            return false;
        }

        @Override
        public boolean unparseable() {
            return recorded.read.unparseable();
        }
    }

    private Value value(Fact fact, Collection<FactPath> places) {
        return kept.value(fact, places).orElseGet(() -> shown(fact));
    }

    /** What the record shows of a fact; it cannot tell where a body ended that it cuts off. */
    private Value shown(Fact fact) {
        if (isUnrecorded(fact)) {
            return KeptPlaces.NOT_RECORDED;
        }
        Value value = read.value(fact);
        if (read.truncated() && isCut(fact, value)) {
            return KeptPlaces.NOT_RECORDED;
        }
        return fact.path().equals(HEADERS) && value instanceof MapValue headers
                ? withoutHidden(headers)
                : value;
    }

    private static boolean isCut(Fact fact, Value value) {
        return value instanceof UnknownValue unknown
                ? unknown.causes().contains(UnknownValue.Cause.TRUNCATED)
                : fact.lostWhenTruncated();
    }

    private boolean isUnrecorded(Fact fact) {
        return unrecorded.contains(fact.path()) || unrecorded.contains(fact.variable());
    }

    /** A hidden value is unknown; that the field was there, and how often, is known. */
    private static MapValue withoutHidden(MapValue headers) {
        Map<Value, Value> shown = new LinkedHashMap<>();
        for (Value name : headers.keys()) {
            Value values = headers.find(name);
            if (values != null) {
                shown.put(name, withoutHidden(values));
            }
        }
        return MapValue.of(shown);
    }

    private static Value withoutHidden(Value values) {
        if (!(values instanceof ListValue list) || !list.elements().contains(HIDDEN)) {
            return values;
        }
        List<Value> shown = new ArrayList<>(list.elements());
        shown.replaceAll(value -> value.equals(HIDDEN) ? KeptPlaces.NOT_RECORDED : value);
        return new ListValue(shown);
    }

    /** Whether what a rule comes to depends on something that the record does not have. */
    static boolean isOpen(Value holds) {
        return holds instanceof UnknownValue unknown
                && unknown.causes().contains(UnknownValue.Cause.UNRECORDED);
    }

    /**
     * Where it is not recorded what a rule comes to: those of its facts that are not, or not all of
     * what it looks at in them.
     */
    SortedSet<String> missing(Rule rule) {
        SortedSet<String> missing = new TreeSet<>();
        Facts seen = seenBy(rule);
        if (rule.condition().filter(all -> isOpen(new Frame(seen).evaluate(all))).isPresent()) {
            for (FactPath place : places(rule)) {
                if (holdsOpen(at(place, seen.value(place.fact())))) {
                    missing.add(place.fact().path());
                }
            }
        }
        return missing;
    }

    /** What is at a place, or what hides it. */
    private static Value at(FactPath place, Value root) {
        Value held = root;
        for (String key : place.keys()) {
            Value found = held instanceof MapValue map ? map.find(new StringValue(key)) : null;
            if (found == null) {
                return held instanceof MapValue ? ErrorValue.ABSENT : held;
            }
            held = found;
        }
        return held;
    }

    private static boolean holdsOpen(Value value) {
        return switch (value) {
            case ListValue list -> list.elements().stream().anyMatch(RecordedFacts::holdsOpen);
            case MapValue map ->
                    map.keys().stream()
                            .map(map::find)
                            .anyMatch(held -> held != null && holdsOpen(held));
            default -> isOpen(value);
        };
    }
}
