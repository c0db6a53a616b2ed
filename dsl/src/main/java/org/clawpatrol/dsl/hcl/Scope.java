package org.clawpatrol.dsl.hcl;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.clawpatrol.dsl.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * The names and functions an expression may use. Immutable, except that the scopes of one
 * evaluation share what it may still compute, and those of one configuration what all may.
 */
public final class Scope {
    private final Map<String, HclValue> variables;
    private final @Nullable Scope outer;
    private final FunctionTable functions;
    private final Budget budget;
    private final boolean closed;

    private Scope(
            Map<String, HclValue> variables,
            @Nullable Scope outer,
            FunctionTable functions,
            Budget budget,
            boolean closed) {
        this.variables = variables;
        this.outer = outer;
        this.functions = functions;
        this.budget = budget;
        this.closed = closed;
    }

    /** No variables and no functions at all: using one is an error of its own. */
    public static Scope closed() {
        return new Scope(Map.of(), null, FunctionTable.none(), Budget.ofConfiguration(), true);
    }

    /** Variables, and no functions. */
    public static Scope of(Map<String, HclValue> variables) {
        return of(variables, FunctionTable.none());
    }

    public static Scope of(Map<String, HclValue> variables, FunctionTable functions) {
        return new Scope(Map.copyOf(variables), null, functions, Budget.ofConfiguration(), false);
    }

    /** The same functions and budget with other variables. */
    public Scope over(Map<String, HclValue> others) {
        return new Scope(Map.copyOf(others), null, functions, budget, closed);
    }

    /** The same names for one more evaluation. */
    Scope fresh() {
        return new Scope(variables, outer, functions, budget.ofExpression(), closed);
    }

    Scope with(String name, HclValue value) {
        return new Scope(Map.of(name, value), this, functions, budget, closed);
    }

    FunctionTable functions() {
        return functions;
    }

    /** What the source itself writes down costs nothing, unless a loop repeats it. */
    void spend(long amount, Span where) throws EvaluationProblem {
        if (outer != null) {
            charge(amount, where);
        }
    }

    /** What is computed, wherever that happens. */
    void charge(long amount, Span where) throws EvaluationProblem {
        if (!budget.spend(amount)) {
            throw Evaluator.problem(
                    Evaluator.ID,
                    where,
                    "this expression computes too much",
                    "an expression may compute %d values and characters, all together %d"
                            .formatted(Budget.OF_EXPRESSION, Budget.OF_CONFIGURATION));
        }
    }

    boolean exhausted() {
        return budget.exhausted();
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
