package org.clawpatrol.dsl.load;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.dsl.hcl.Evaluator;
import org.clawpatrol.dsl.hcl.FunctionTable;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Scope;
import org.clawpatrol.dsl.schema.ExpressionReader;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.variable.DeclaredValues;
import org.clawpatrol.dsl.variable.NamedValueReader;
import org.clawpatrol.dsl.variable.NamedValues;

/** The names that expressions may use, by where they stand. Stateless. */
final class Scopes {
    private static final String EACH = "each";

    private Scopes() {}

    /** Where no name may be used: operational blocks and {@code schema_version}. */
    static ExpressionReader constant(Diagnostics diagnostics) {
        Evaluator evaluator = new Evaluator();
        return expression -> evaluator.evaluate(expression, Scope.closed(), diagnostics);
    }

    /**
     * @param values of the variables and locals that the expressions read
     */
    record Policy(ExpressionReader expressions, NamedValues values) {}

    /**
     * Policy blocks: every type with a declared entity is an object of names; variables, locals and
     * functions beside them.
     */
    static Policy policy(
            Document document,
            SymbolTable symbols,
            FunctionTable functions,
            NamedValueReader reader,
            Diagnostics diagnostics) {
        Map<String, HclValue> names = objects(symbols);
        Scope scope = Scope.of(names, functions);
        NamedValues values = reader.read(document.variables(), document.locals(), names, scope);
        names.putAll(values.objects());
        return new Policy(
                new PolicyScope(
                        symbols,
                        Set.of(),
                        diagnostics,
                        evaluating(values, scope.over(names), diagnostics)),
                values);
    }

    /**
     * Tests: the same names and functions, after the configuration was loaded.
     *
     * @param each what {@code each} stands for beside them
     */
    static ExpressionReader test(
            SymbolTable symbols,
            DeclaredValues declared,
            Optional<HclValue> each,
            Diagnostics diagnostics) {
        Map<String, HclValue> names = objects(symbols);
        names.putAll(declared.named().objects());
        each.ifPresent(value -> names.put(EACH, value));
        return new PolicyScope(
                symbols,
                each.isPresent() ? Set.of(EACH) : Set.of(),
                diagnostics,
                evaluating(declared.named(), Scope.of(names, declared.functions()), diagnostics));
    }

    private static ExpressionReader evaluating(
            NamedValues values, Scope scope, Diagnostics diagnostics) {
        Evaluator evaluator = new Evaluator();
        return expression ->
                values.complete(expression, diagnostics)
                        ? evaluator.evaluate(expression, scope, diagnostics)
                        : Optional.empty();
    }

    private static Map<String, HclValue> objects(SymbolTable symbols) {
        Map<String, HclValue> objects = new HashMap<>();
        for (String type : symbols.types()) {
            Map<String, HclValue> names = new LinkedHashMap<>();
            symbols.ofType(type)
                    .keySet()
                    .forEach(
                            name ->
                                    names.put(
                                            name,
                                            new HclValue.StringValue(name, Optional.empty())));
            objects.put(type, new HclValue.ObjectValue(names));
        }
        return objects;
    }
}
