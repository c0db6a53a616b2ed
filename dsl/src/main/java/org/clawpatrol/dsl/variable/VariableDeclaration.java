package org.clawpatrol.dsl.variable;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.hcl.Expression;
import org.clawpatrol.dsl.source.Span;

/**
 * One {@code variable} block. Immutable.
 *
 * @param type {@link TypeConstraint.AnyType} where none is declared
 * @param fallback the default
 */
record VariableDeclaration(
        String name,
        Span header,
        TypeConstraint type,
        Optional<Expression> fallback,
        List<Validation> validations) {
    VariableDeclaration {
        validations = List.copyOf(validations);
    }

    /** A condition on the value, and what is said when it does not hold. */
    record Validation(Expression condition, Expression message) {}
}
