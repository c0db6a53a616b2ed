package org.clawpatrol.dsl.load;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.hcl.Evaluator;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.hcl.Scope;
import org.clawpatrol.dsl.schema.ExpressionReader;
import org.clawpatrol.dsl.source.Diagnostics;

/** The names that expressions may use, by where they stand. Stateless. */
final class Scopes {
    private Scopes() {}

    /** Where no name may be used: operational blocks and {@code schema_version}. */
    static ExpressionReader constant(Diagnostics diagnostics) {
        Evaluator evaluator = new Evaluator();
        return expression -> evaluator.evaluate(expression, Scope.closed(), diagnostics);
    }

    /** Policy blocks: every type with a declared entity is an object of names. */
    static ExpressionReader policy(SymbolTable symbols, Diagnostics diagnostics) {
        Evaluator evaluator = new Evaluator();
        Scope scope = Scope.of(objects(symbols));
        return new PolicyScope(
                symbols,
                diagnostics,
                expression -> evaluator.evaluate(expression, scope, diagnostics));
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
