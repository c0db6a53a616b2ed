package org.clawpatrol.dsl.hcl;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names an expression may use. Immutable, except that the scopes of one evaluation share what
 * its loops may still spend.
 */
public final class Scope {
    /** Values and characters that the loops of one evaluation may produce. */
    static final int LOOP_BUDGET = 2_000_000;

    private final Map<String, HclValue> variables;
    private final @Nullable Scope outer;
    private final Budget budget;
    private final boolean closed;

    private static final class Budget {
        private int left = LOOP_BUDGET;
    }

    private Scope(
            Map<String, HclValue> variables, @Nullable Scope outer, Budget budget, boolean closed) {
        this.variables = variables;
        this.outer = outer;
        this.budget = budget;
        this.closed = closed;
    }

    /** No variables at all: using one is an error of its own. */
    public static Scope closed() {
        return new Scope(Map.of(), null, new Budget(), true);
    }

    public static Scope of(Map<String, HclValue> variables) {
        return new Scope(Map.copyOf(variables), null, new Budget(), false);
    }

    /** The same names for one more evaluation. */
    Scope fresh() {
        return new Scope(variables, outer, new Budget(), closed);
    }

    Scope with(String name, HclValue value) {
        return new Scope(Map.of(name, value), this, budget, closed);
    }

    /** Whether a loop may go on after spending this; what no loop repeats costs nothing. */
    boolean spend(int amount) {
        if (outer != null) {
            budget.left -= Math.min(amount, budget.left + 1);
        }
        return budget.left >= 0;
    }

    @Nullable HclValue find(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            HclValue found = scope.variables.get(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    boolean allowsVariables() {
        return !closed;
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (Scope scope = this; scope != null; scope = scope.outer) {
            names.addAll(scope.variables.keySet());
        }
        return names;
    }
}
