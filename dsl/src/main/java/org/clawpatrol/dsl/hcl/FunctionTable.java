package org.clawpatrol.dsl.hcl;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The functions that expressions may call, by name. Immutable. */
public final class FunctionTable {
    private static final FunctionTable NONE = new FunctionTable(Map.of());

    private final Map<String, HclFunction> byName;

    private FunctionTable(Map<String, HclFunction> byName) {
        this.byName = byName;
    }

    /** Where no function may be called at all. */
    static FunctionTable none() {
        return NONE;
    }

    public static FunctionTable of(Collection<HclFunction> functions) {
        Map<String, HclFunction> byName = new TreeMap<>();
        functions.forEach(function -> byName.put(function.signature().name(), function));
        return new FunctionTable(byName);
    }

    /** Sorted by name. */
    public List<HclFunction> all() {
        return List.copyOf(byName.values());
    }

    Optional<HclFunction> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Collection<String> names() {
        return List.copyOf(byName.keySet());
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }
}
