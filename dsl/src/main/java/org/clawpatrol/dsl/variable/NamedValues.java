package org.clawpatrol.dsl.variable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.dsl.hcl.Expression;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.NearestName;

/**
 * The values of variables and locals, as {@code var.name} and {@code local.name} read them.
 * Immutable.
 *
 * @param variables those that have a value
 * @param locals those that have a value
 * @param declared all names that are declared, by root
 */
public record NamedValues(
        Map<String, HclValue> variables,
        Map<String, HclValue> locals,
        Map<String, Set<String>> declared) {
    static final String VAR = "var";
    static final String LOCAL = "local";

    public NamedValues {
        variables = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        locals = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(locals));
        declared = Map.copyOf(declared);
    }

    /** Where nothing is declared. */
    static NamedValues none() {
        return new NamedValues(Map.of(), Map.of(), Map.of());
    }

    /** Whether a bare name is the root of variables or locals. */
    public static boolean isRoot(String name) {
        return name.equals(VAR) || name.equals(LOCAL);
    }

    /** The two objects that expressions read. */
    public Map<String, HclValue> objects() {
        return Map.of(
                VAR, new HclValue.ObjectValue(variables), LOCAL, new HclValue.ObjectValue(locals));
    }

    /**
     * Whether every variable and local that an expression reads has a value. One that is not
     * declared is reported; why another has none was reported before.
     */
    public boolean complete(Expression expression, Diagnostics diagnostics) {
        boolean complete = true;
        for (NamedReference reference : NamedReference.in(expression)) {
            complete &= hasValue(reference, diagnostics);
        }
        return complete;
    }

    private boolean hasValue(NamedReference reference, Diagnostics diagnostics) {
        Map<String, HclValue> values = reference.root().equals(VAR) ? variables : locals;
        Set<String> names = declared.getOrDefault(reference.root(), Set.of());
        Optional<String> name = reference.name();
        if (name.isEmpty()) {
            return values.size() == names.size();
        }
        if (!names.contains(name.get())) {
            diagnostics.add(undeclared(reference, name.get(), names));
        }
        return values.containsKey(name.get());
    }

    private static Diagnostic undeclared(NamedReference reference, String name, Set<String> names) {
        String kind = reference.root().equals(VAR) ? "variable" : "local";
        String block = kind.equals("local") ? "locals { %s = ... }" : "variable \"%s\" {}";
        String help =
                NearestName.of(name, List.copyOf(names))
                        .map(near -> "did you mean `" + reference.root() + "." + near + "`?")
                        .orElse("declare it: `" + block.formatted(name) + "`");
        return Diagnostic.error(
                        "C-REF-VAR",
                        reference.span(),
                        "no " + kind + " named `" + name + "` is declared")
                .help(help);
    }
}
