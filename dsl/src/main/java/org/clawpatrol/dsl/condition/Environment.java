package org.clawpatrol.dsl.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;

/**
 * What the names of an expression can mean: the facts of a family, variables and functions that
 * were declared, the functions and types of the language. Immutable.
 */
public final class Environment {
    private final Optional<FactSchema> schema;
    private final String container;
    private final List<MacroVariable> declared;
    private final List<LibraryFunction> functions;
    private final boolean macros;
    private final boolean typed;

    private Environment(
            Optional<FactSchema> schema, Declarations declarations, boolean macros, boolean typed) {
        this.schema = schema;
        this.container = declarations.container();
        this.declared = declarations.variables();
        this.functions = declarations.functions();
        this.macros = macros;
        this.typed = typed;
    }

    /** The facts of a family and nothing else. */
    public static Environment of(FactSchema schema) {
        return new Environment(Optional.of(schema), Declarations.NONE, true, true);
    }

    /** No facts. */
    public static Environment of(Declarations declarations) {
        return new Environment(Optional.empty(), declarations, true, true);
    }

    /** The same without macros: their calls are calls of unknown functions. */
    public Environment withoutMacros() {
        return new Environment(schema, declarations(), false, typed);
    }

    /** The same, but what does not fit fails when it is evaluated. */
    public Environment untyped() {
        return new Environment(schema, declarations(), macros, false);
    }

    private Declarations declarations() {
        return new Declarations(container, declared, functions);
    }

    boolean macros() {
        return macros;
    }

    boolean typed() {
        return typed;
    }

    /** The declared variables, each in the slot of its position. */
    List<MacroVariable> declared() {
        return declared;
    }

    boolean hasVariable(String name) {
        return schema.filter(facts -> facts.hasVariable(name)).isPresent();
    }

    List<String> variables() {
        return schema.map(FactSchema::variables).orElse(List.of());
    }

    List<Fact> facts(String variable) {
        return schema.map(facts -> facts.facts(variable)).orElse(List.of());
    }

    Optional<Fact> fact(String variable, String field) {
        return schema.flatMap(facts -> facts.fact(variable, field));
    }

    /**
     * What a dotted name is short for, innermost container first.
     *
     * @param absolute whether it is not short for anything
     */
    List<String> candidates(String name, boolean absolute) {
        List<String> candidates = new ArrayList<>();
        if (!absolute) {
            for (String outer = container; !outer.isEmpty(); outer = parent(outer)) {
                candidates.add(outer + "." + name);
            }
        }
        candidates.add(name);
        return candidates;
    }

    private static String parent(String container) {
        return container.substring(0, Math.max(0, container.lastIndexOf('.')));
    }

    Optional<MacroVariable> variable(String name) {
        return declared.stream().filter(variable -> variable.name().equals(name)).findFirst();
    }

    /** The function of that name or of one it is short for. */
    Optional<Callee> function(String name, boolean absolute, Predicate<Callee> style) {
        return candidates(name, absolute).stream()
                .flatMap(candidate -> find(candidate, style).stream())
                .findFirst();
    }

    private Optional<Callee> find(String name, Predicate<Callee> style) {
        Stream<Callee> own =
                functions.stream()
                        .<Callee>map(function -> function)
                        .filter(style)
                        .filter(function -> function.text().equals(name));
        return own.findFirst().or(() -> Callees.find(name, style));
    }
}
