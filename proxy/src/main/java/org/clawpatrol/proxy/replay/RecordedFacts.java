package org.clawpatrol.proxy.replay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.clawpatrol.dsl.explain.SensitiveNames;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.value.ListValue;
import org.clawpatrol.engine.value.MapValue;
import org.clawpatrol.engine.value.StringValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;

/**
 * The facts of a recorded action, of which those that were not recorded are unknown. One thread.
 *
 * @param read as if the record were the whole action
 * @param unrecorded paths of facts, or variables, that the record does not have
 */
record RecordedFacts(Facts read, Set<String> unrecorded) implements Facts {
    private static final UnknownValue NOT_RECORDED = UnknownValue.of(UnknownValue.Cause.OTHER);
    private static final String HEADERS = "http.headers";
    private static final Value HIDDEN = new StringValue(SensitiveNames.HIDDEN);

    @Override
    public Value value(Fact fact) {
        if (isUnrecorded(fact)) {
            return NOT_RECORDED;
        }
        Value value = read.value(fact);
        return fact.path().equals(HEADERS) && value instanceof MapValue headers
                ? withoutHidden(headers)
                : value;
    }

    private boolean isUnrecorded(Fact fact) {
        return unrecorded.contains(fact.path()) || unrecorded.contains(fact.variable());
    }

    /** A hidden value is unknown; that the field was there is known. */
    private static MapValue withoutHidden(MapValue headers) {
        Map<Value, Value> shown = new LinkedHashMap<>();
        for (Value name : headers.keys()) {
            Value values = headers.find(name);
            if (values != null) {
                shown.put(name, holdsHidden(values) ? NOT_RECORDED : values);
            }
        }
        return MapValue.of(shown);
    }

    private static boolean holdsHidden(Value values) {
        return values instanceof ListValue list && list.elements().contains(HIDDEN);
    }

    @Override
    public boolean truncated() {
        return read.truncated();
    }

    @Override
    public boolean unparseable() {
        return read.unparseable();
    }

    /** Those of some facts that were not recorded, or not all of them. */
    SortedSet<String> missing(Stream<Fact> wanted) {
        SortedSet<String> missing = new TreeSet<>();
        wanted.filter(this::isMissing).forEach(fact -> missing.add(fact.path()));
        return missing;
    }

    private boolean isMissing(Fact fact) {
        Value value = value(fact);
        return switch (value) {
            case UnknownValue unknown ->
                    isUnrecorded(fact) || unknown.causes().contains(UnknownValue.Cause.TRUNCATED);
            case MapValue map when fact.path().equals(HEADERS) ->
                    map.keys().stream().anyMatch(name -> map.find(name) instanceof UnknownValue);
            default -> false;
        };
    }
}
