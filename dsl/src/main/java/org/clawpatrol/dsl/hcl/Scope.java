package org.clawpatrol.dsl.hcl;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names an expression may use. Immutable. */
public final class Scope {
    private final Map<String, HclValue> variables;
    private final boolean closed;

    private Scope(Map<String, HclValue> variables, boolean closed) {
        this.variables = variables;
        this.closed = closed;
    }

    /** No variables at all: using one is an error of its own. */
    public static Scope closed() {
        return new Scope(Map.of(), true);
    }

    public static Scope of(Map<String, HclValue> variables) {
        return new Scope(Map.copyOf(variables), false);
    }

    Scope with(String name, HclValue value) {
        Map<String, HclValue> more = new HashMap<>(variables);
        more.put(name, value);
        return new Scope(more, closed);
    }

    @Nullable HclValue find(String name) {
        return variables.get(name);
    }

    boolean allowsVariables() {
        return !closed;
    }

    Set<String> names() {
        return variables.keySet();
    }
}
