package org.clawpatrol.dsl.load;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.hcl.Block;
import org.clawpatrol.dsl.schema.ConfigurationSchema;
import org.clawpatrol.dsl.schema.EntityKind;
import org.clawpatrol.dsl.schema.Suggestion;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;

/**
 * Every named entity, by kind and by type, in declaration order. Immutable.
 *
 * <p>A block of an unknown type is listed too, so that references to it do not fail on top.
 */
final class SymbolTable {
    private final Map<EntityKind, Map<String, Symbol>> byKind;
    private final Map<String, Map<String, Symbol>> byType;

    private SymbolTable(
            Map<EntityKind, Map<String, Symbol>> byKind, Map<String, Map<String, Symbol>> byType) {
        this.byKind = byKind;
        this.byType = byType;
    }

    static SymbolTable of(List<Block> blocks, ConfigurationSchema schema, Diagnostics diagnostics) {
        return new Builder(schema, diagnostics).build(blocks);
    }

    /** Of symbols whose names are known to differ within each kind. */
    static SymbolTable of(Collection<Symbol> symbols) {
        Map<EntityKind, Map<String, Symbol>> byKind = new LinkedHashMap<>();
        Map<String, Map<String, Symbol>> byType = new LinkedHashMap<>();
        for (Symbol symbol : symbols) {
            byKind.computeIfAbsent(symbol.kind(), kind -> new LinkedHashMap<>())
                    .put(symbol.name(), symbol);
            byType.computeIfAbsent(symbol.type(), type -> new LinkedHashMap<>())
                    .put(symbol.name(), symbol);
        }
        return new SymbolTable(byKind, byType);
    }

    Optional<Symbol> find(EntityKind kind, String name) {
        return Optional.ofNullable(all(kind).get(name));
    }

    List<Symbol> declared(EntityKind kind) {
        return List.copyOf(all(kind).values());
    }

    List<String> names(EntityKind kind) {
        return List.copyOf(all(kind).keySet());
    }

    /** The entities of one type by name; empty when nothing of that type is declared. */
    Map<String, Symbol> ofType(String type) {
        return byType.getOrDefault(type, Map.of());
    }

    List<String> types() {
        return List.copyOf(byType.keySet());
    }

    private Map<String, Symbol> all(EntityKind kind) {
        return byKind.getOrDefault(kind, Map.of());
    }

    /** Collects the symbols of one load. One thread. */
    private static final class Builder {
        private final ConfigurationSchema schema;
        private final Diagnostics diagnostics;
        private final Map<EntityKind, Map<String, Symbol>> byKind = new LinkedHashMap<>();
        private final Map<String, Map<String, Symbol>> byType = new LinkedHashMap<>();

        Builder(ConfigurationSchema schema, Diagnostics diagnostics) {
            this.schema = schema;
            this.diagnostics = diagnostics;
        }

        SymbolTable build(List<Block> blocks) {
            register(Symbol.builtIn(EntityKind.APPROVER, "dashboard"));
            for (Block block : blocks) {
                EntityKind.of(block.type()).ifPresent(kind -> declare(kind, block));
            }
            return new SymbolTable(byKind, byType);
        }

        private void declare(EntityKind kind, Block block) {
            Symbol symbol = Symbol.of(kind, block);
            if (schema.entity(kind, symbol.type()).isEmpty()) {
                unknownType(symbol, block);
            }
            Optional<Symbol> earlier = register(symbol);
            earlier.ifPresent(taken -> duplicate(symbol, block.header(), taken));
        }

        /** The symbol that already has the name, if any. */
        private Optional<Symbol> register(Symbol symbol) {
            Symbol earlier =
                    byKind.computeIfAbsent(symbol.kind(), kind -> new LinkedHashMap<>())
                            .putIfAbsent(symbol.name(), symbol);
            if (earlier == null) {
                byType.computeIfAbsent(symbol.type(), type -> new LinkedHashMap<>())
                        .put(symbol.name(), symbol);
            }
            return Optional.ofNullable(earlier);
        }

        private void unknownType(Symbol symbol, Block block) {
            String keyword = symbol.kind().keyword();
            diagnostics.add(
                    Diagnostic.error(
                                    "C-TYPE",
                                    block.labels().getFirst().span(),
                                    "unknown type `" + symbol.type() + "` of " + keyword)
                            .help(
                                    Suggestion.of(
                                            symbol.type(),
                                            schema.typeNames(symbol.kind()),
                                            "types")));
        }

        private void duplicate(Symbol symbol, Span header, Symbol earlier) {
            String keyword = symbol.kind().keyword();
            Diagnostic problem =
                    Diagnostic.error(
                            "C-DUP",
                            header,
                            keyword + " `" + symbol.name() + "` is already declared");
            diagnostics.add(
                    earlier.block()
                            .map(first -> problem.note("first declared here", first.header()))
                            .orElseGet(() -> problem.help("`dashboard` is built in")));
        }
    }
}
