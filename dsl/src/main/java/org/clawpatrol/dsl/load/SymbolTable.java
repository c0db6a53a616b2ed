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
import org.clawpatrol.dsl.source.NearestName;
import org.clawpatrol.dsl.source.Span;

/**
 * Every named entity, by kind and by type, in declaration order. Immutable.
 *
 * <p>A block of an unknown type is listed too, so that references to it do not fail on top.
 */
final class SymbolTable {
    private final ConfigurationSchema schema;
    private final Map<EntityKind, Map<String, Symbol>> byKind;
    private final Map<String, Map<String, Symbol>> byType;

    private SymbolTable(
            ConfigurationSchema schema,
            Map<EntityKind, Map<String, Symbol>> byKind,
            Map<String, Map<String, Symbol>> byType) {
        this.schema = schema;
        this.byKind = byKind;
        this.byType = byType;
    }

    static SymbolTable of(Document document, ConfigurationSchema schema, Diagnostics diagnostics) {
        return new Builder(schema, !document.plugins().isEmpty(), diagnostics)
                .build(document.blocks());
    }

    /** The problem with a note on the entity of another kind that has the name, if one has. */
    Diagnostic withOtherKind(Diagnostic problem, EntityKind expected, String name) {
        for (EntityKind kind : EntityKind.values()) {
            Optional<Symbol> other = find(kind, name);
            if (kind != expected && other.isPresent()) {
                return other.get().noted(problem);
            }
        }
        return problem;
    }

    /** Of symbols whose names are known to differ within each kind. */
    static SymbolTable of(Collection<Symbol> symbols, ConfigurationSchema schema) {
        Map<EntityKind, Map<String, Symbol>> byKind = new LinkedHashMap<>();
        Map<String, Map<String, Symbol>> byType = new LinkedHashMap<>();
        for (Symbol symbol : symbols) {
            byKind.computeIfAbsent(symbol.kind(), kind -> new LinkedHashMap<>())
                    .put(symbol.name(), symbol);
            byType.computeIfAbsent(symbol.type(), type -> new LinkedHashMap<>())
                    .put(symbol.name(), symbol);
        }
        return new SymbolTable(schema, byKind, byType);
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

    /** How the first entity of a type is declared; empty for what is no type. */
    Optional<String> howToDeclare(String type) {
        for (EntityKind kind : EntityKind.values()) {
            if (schema.entity(kind, type).isPresent()) {
                String labels = kind.labels() == 2 ? " \"" + type + "\" \"NAME\"" : " \"NAME\"";
                return Optional.of("declare one: `" + kind.keyword() + labels + " { ... }`");
            }
        }
        return Optional.empty();
    }

    private Map<String, Symbol> all(EntityKind kind) {
        return byKind.getOrDefault(kind, Map.of());
    }

    /** Collects the symbols of one load. One thread. */
    private static final class Builder {
        private final ConfigurationSchema schema;
        private final boolean plugins;
        private final Diagnostics diagnostics;
        private final Map<EntityKind, Map<String, Symbol>> byKind = new LinkedHashMap<>();
        private final Map<String, Map<String, Symbol>> byType = new LinkedHashMap<>();

        /**
         * @param plugins whether any is declared, which may know further types
         */
        Builder(ConfigurationSchema schema, boolean plugins, Diagnostics diagnostics) {
            this.schema = schema;
            this.plugins = plugins;
            this.diagnostics = diagnostics;
        }

        SymbolTable build(List<Block> blocks) {
            register(Symbol.builtIn(EntityKind.APPROVER, "dashboard"));
            for (Block block : blocks) {
                EntityKind.of(block.type()).ifPresent(kind -> declare(kind, block));
            }
            return new SymbolTable(schema, byKind, byType);
        }

        private void declare(EntityKind kind, Block block) {
            Symbol symbol = Symbol.of(kind, block, schema);
            if (!symbol.known()) {
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

        /** With plugins a type may be one of theirs, unless it looks like one misspelt. */
        private void unknownType(Symbol symbol, Block block) {
            Span label = block.labels().getFirst().span();
            List<String> known = schema.typeNames(symbol.kind());
            String message = "unknown type `" + symbol.type() + "` of " + symbol.kind().keyword();
            if (plugins && NearestName.of(symbol.type(), known).isEmpty()) {
                diagnostics.add(
                        Diagnostic.warning("W-PLUGIN-TYPE", label, message)
                                .help("a plugin may know it; this block was not checked"));
                return;
            }
            diagnostics.add(
                    Diagnostic.error("C-TYPE", label, message)
                            .help(Suggestion.of(symbol.type(), known, "types")));
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
                            .map(
                                    first ->
                                            problem.help("rename one of the two, or remove it")
                                                    .note("first declared here", first.header()))
                            .orElseGet(() -> problem.help("`dashboard` is built in")));
        }
    }
}
