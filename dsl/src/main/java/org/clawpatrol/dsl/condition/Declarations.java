package org.clawpatrol.dsl.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.type.Type.Simple;

/**
 * Names declared for one expression. Immutable.
 *
 * @param container the dotted namespace that short names may belong to; may be empty
 */
public record Declarations(
        String container, List<MacroVariable> variables, List<LibraryFunction> functions) {
    static final Declarations NONE = new Declarations("", List.of(), List.of());

    public Declarations {
        variables = List.copyOf(variables);
        functions = List.copyOf(functions);
    }

    /** None yet, in a container. */
    public static Declarations in(String container) {
        return new Declarations(container, List.of(), List.of());
    }

    public boolean hasVariable(String name) {
        return variables.stream().anyMatch(variable -> variable.name().equals(name));
    }

    /**
     * With one more variable; empty when that is no type.
     *
     * @param name possibly dotted
     * @param type such as {@code list(int)}
     */
    public Optional<Declarations> variable(String name, String type) {
        return ShapeText.parse(type)
                .map(
                        shape -> {
                            List<MacroVariable> more = new ArrayList<>(variables);
                            more.add(
                                    new MacroVariable(
                                            name,
                                            variables.size(),
                                            new Substitution().resolve(shape),
                                            false));
                            return new Declarations(container, more, functions);
                        });
    }

    /** With one more variable of any type. */
    public Declarations variable(String name) {
        return variable(name, Simple.DYN.text()).orElse(this);
    }

    /**
     * With one more signature of a function that can be checked but not evaluated; empty when some
     * type is none.
     *
     * @param method whether the first parameter stands before the dot
     */
    public Optional<Declarations> function(
            String name, boolean method, List<String> parameters, String result) {
        List<Shape> shapes =
                parameters.stream().flatMap(type -> ShapeText.parse(type).stream()).toList();
        Optional<Shape> type = ShapeText.parse(result);
        if (shapes.size() < parameters.size() || type.isEmpty()) {
            return Optional.empty();
        }
        Callee.Style style = method ? Callee.Style.METHOD : Callee.Style.FUNCTION;
        List<LibraryFunction> more = new ArrayList<>(functions);
        List<Overload> overloads = new ArrayList<>();
        for (LibraryFunction function : functions) {
            if (function.text().equals(name) && function.style() == style) {
                overloads.addAll(function.overloads());
                more.remove(function);
            }
        }
        overloads.add(new Overload(shapes, type.get()));
        more.add(
                new LibraryFunction(
                        style, overloads, new DeclaredOperation(name), "declared by its user"));
        return Optional.of(new Declarations(container, variables, more));
    }
}
