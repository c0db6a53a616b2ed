package org.clawpatrol.dsl.condition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Recognises dotted names such as {@code sets.contains}. Stateless. */
final class QualifiedNames {
    private QualifiedNames() {}

    /** The dotted name an expression consists of; empty when it is anything else. */
    static Optional<String> of(Syntax syntax) {
        Deque<String> parts = new ArrayDeque<>();
        Syntax rest = syntax;
        while (rest instanceof Syntax.Select select) {
            parts.push(select.field().text());
            rest = select.operand();
        }
        if (!(rest instanceof Syntax.Identifier identifier)) {
            return Optional.empty();
        }
        parts.push(identifier.name());
        return Optional.of(String.join(".", parts));
    }

    /** The first part of a dotted name. */
    static Optional<Syntax.Identifier> root(Syntax syntax) {
        Syntax rest = syntax;
        while (rest instanceof Syntax.Select select) {
            rest = select.operand();
        }
        return rest instanceof Syntax.Identifier first ? Optional.of(first) : Optional.empty();
    }
}
