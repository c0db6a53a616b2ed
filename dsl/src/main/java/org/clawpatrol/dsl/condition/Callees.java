package org.clawpatrol.dsl.condition;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Everything a condition can call by name. Stateless. */
final class Callees {
    private static final List<Callee> NAMED =
            Stream.concat(Stream.<Callee>of(Function.values()), Libraries.functions().stream())
                    .filter(callee -> !callee.isOperator())
                    .toList();

    private Callees() {}

    static List<Callee> named() {
        return NAMED;
    }

    static Optional<Callee> find(String name, Predicate<Callee> style) {
        return NAMED.stream()
                .filter(style)
                .filter(callee -> callee.text().equals(name))
                .findFirst();
    }

    /** Whether names begin with this one and a dot. */
    static boolean isNamespace(String name) {
        return NAMED.stream().anyMatch(callee -> callee.text().startsWith(name + "."));
    }
}
