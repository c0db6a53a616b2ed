package org.clawpatrol.dsl.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.hcl.HclValue;
import org.clawpatrol.dsl.schema.ConfigurationSchema;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.schema.EntityKind;
import org.clawpatrol.dsl.schema.ExpressionReader;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.variable.DeclaredValues;

/**
 * The names a loaded configuration declares, for other files that refer to them: tests. Immutable.
 */
public final class ConfiguredNames {
    private final SymbolTable symbols;
    private final DeclaredValues values;

    private ConfiguredNames(SymbolTable symbols, DeclaredValues values) {
        this.symbols = symbols;
        this.values = values;
    }

    /** The enabled rules, and everything else that has a name. */
    public static ConfiguredNames of(Configuration configuration) {
        Map<String, Symbol> symbols = new LinkedHashMap<>();
        configuration
                .endpoints()
                .values()
                .forEach(e -> add(symbols, EntityKind.ENDPOINT, e.type(), e.name()));
        configuration
                .credentials()
                .values()
                .forEach(c -> add(symbols, EntityKind.CREDENTIAL, c.type(), c.name()));
        configuration
                .approvers()
                .values()
                .forEach(a -> add(symbols, EntityKind.APPROVER, a.type(), a.name()));
        configuration
                .profiles()
                .keySet()
                .forEach(name -> add(symbols, EntityKind.PROFILE, "profile", name));
        configuration.endpoints().keySet().stream()
                .flatMap(name -> configuration.policy().endpoint(name).stream())
                .flatMap(policy -> policy.rules().stream())
                .forEach(rule -> add(symbols, EntityKind.RULE, "rule", rule.name()));
        return new ConfiguredNames(
                SymbolTable.of(symbols.values(), new ConfigurationSchema()),
                configuration.values());
    }

    private static void add(
            Map<String, Symbol> symbols, EntityKind kind, String type, String name) {
        symbols.put(
                kind.keyword() + " " + name, new Symbol(kind, type, name, Optional.empty(), true));
    }

    /**
     * Reads expressions in which {@code type.name} stands for what is declared, with the
     * configuration's variables, locals and functions. Each reader has its own limit on what may be
     * computed.
     */
    public ExpressionReader expressions(Diagnostics diagnostics) {
        return expressions(diagnostics, Optional.empty());
    }

    /**
     * The same with the name {@code each} beside them.
     *
     * @param each what it stands for
     */
    public ExpressionReader expressions(Diagnostics diagnostics, Optional<HclValue> each) {
        return Scopes.test(symbols, values, each, diagnostics);
    }

    /**
     * @param type empty for any
     */
    public boolean declares(EntityKind kind, String type, String name) {
        return symbols.find(kind, name)
                .filter(found -> type.isEmpty() || found.type().equals(type))
                .isPresent();
    }

    /** The names declared of a kind. */
    public List<String> of(EntityKind kind) {
        return symbols.names(kind);
    }

    /** Whether every reference of a block, decoded with these names, leads somewhere. */
    public boolean check(DecodedBlock block, Diagnostics diagnostics) {
        return new ReferenceCheck(symbols, diagnostics).check(block);
    }
}
