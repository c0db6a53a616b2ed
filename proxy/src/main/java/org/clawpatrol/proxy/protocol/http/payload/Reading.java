package org.clawpatrol.proxy.protocol.http.payload;

import java.util.Map;
import org.clawpatrol.engine.value.ErrorValue;
import org.clawpatrol.engine.value.UnknownValue;
import org.clawpatrol.engine.value.Value;

/** The facts of one variable, read from one request at once. Immutable. */
public final class Reading {
    /** The value of a single fact that servers could read in two ways. */
    static final UnknownValue MALFORMED = UnknownValue.of(UnknownValue.Cause.OTHER);

    private static final Reading ABSENT = new Reading(Map.of(), ErrorValue.ABSENT);
    private static final Reading ALL_MALFORMED = unknown(MALFORMED);

    private final Map<String, Value> values;
    private final Value otherwise;

    private Reading(Map<String, Value> values, Value otherwise) {
        this.values = values;
        this.otherwise = otherwise;
    }

    /** The request carries nothing of the kind. */
    static Reading absent() {
        return ABSENT;
    }

    /** It may be of the kind, but servers could read it in two ways. */
    static Reading malformed() {
        return ALL_MALFORMED;
    }

    /** Nothing of the kind could be read. */
    public static Reading unknown(UnknownValue why) {
        return new Reading(Map.of(), why);
    }

    /** Facts by field; one that is not given is absent. */
    static Reading of(Map<String, Value> values) {
        return new Reading(Map.copyOf(values), ErrorValue.ABSENT);
    }

    /** The value of a field: absent or unknown where there is none. */
    public Value value(String field) {
        return values.getOrDefault(field, otherwise);
    }
}
