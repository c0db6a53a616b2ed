package org.clawpatrol.dsl.condition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Everything a condition can call by name. Stateless. */
final class Callees {
    private static final List<Callee> NAMED =
            Stream.concat(Stream.<Callee>of(Function.values()), Libraries.functions().stream())
                    .filter(callee -> !callee.isOperator())
                    .toList();

    private static final Map<String, List<Callee>> BY_NAME =
            NAMED.stream().collect(Collectors.groupingBy(Callee::text));

    /** What stands before the dots of names. */
    private static final Set<String> NAMESPACES =
            BY_NAME.keySet().stream().flatMap(Callees::before).collect(Collectors.toSet());

    private Callees() {}

    static List<Callee> named() {
        return NAMED;
    }

    static Optional<Callee> find(String name, Predicate<Callee> style) {
        return BY_NAME.getOrDefault(name, List.of()).stream().filter(style).findFirst();
    }

    /** Whether names begin with this one and a dot. */
    static boolean isNamespace(String name) {
        return NAMESPACES.contains(name);
    }

    private static Stream<String> before(String name) {
        return IntStream.range(0, name.length())
                .filter(i -> name.charAt(i) == '.')
                .mapToObj(end -> name.substring(0, end));
    }
}
