package org.clawpatrol.engine.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map in insertion order. Keys that are numerically equal are the same key, whatever their
 * numeric types. Immutable.
 */
public final class MapValue implements Value {
    public static final MapValue EMPTY = new MapValue(List.of(), Map.of());

    private final List<Value> keys;
    private final Map<Value, Value> values;

    private MapValue(List<Value> keys, Map<Value, Value> values) {
        this.keys = keys;
        this.values = values;
    }

    /**
     * @param entries keys may be bool, int, uint or string; a key that is numerically equal to an
     *     earlier one replaces its value
     */
    public static MapValue of(Map<? extends Value, ? extends Value> entries) {
        List<Value> keys = new ArrayList<>(entries.size());
        Map<Value, Value> values = HashMap.newHashMap(entries.size());
        entries.forEach(
                (key, value) -> {
                    if (values.put(Numbers.canonical(key), value) == null) {
                        keys.add(key);
                    }
                });
        return new MapValue(List.copyOf(keys), values);
    }

    /** A map with text keys. */
    public static MapValue ofFields(Map<String, ? extends Value> fields) {
        Map<Value, Value> entries = LinkedHashMap.newLinkedHashMap(fields.size());
        fields.forEach((name, value) -> entries.put(new StringValue(name), value));
        return of(entries);
    }

    /** The value under a key, or null when there is none. */
    public @Nullable Value find(Value key) {
        return values.get(Numbers.canonical(key));
    }

    /** The keys as they were given, in insertion order. */
    public List<Value> keys() {
        return keys;
    }

    public int size() {
        return keys.size();
    }

    @Override
    public String typeName() {
        return "map";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MapValue that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "MapValue" + values;
    }
}
