package org.clawpatrol.dsl.variable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.hcl.HclValue;

/** What type the value of a variable must have or be convertible to. Immutable. */
sealed interface TypeConstraint {

    record AnyType() implements TypeConstraint {}

    record TextType() implements TypeConstraint {}

    record NumberType() implements TypeConstraint {}

    record BoolType() implements TypeConstraint {}

    record ListOf(TypeConstraint element) implements TypeConstraint {}

    /** A list without repetitions; texts are sorted. */
    record SetOf(TypeConstraint element) implements TypeConstraint {}

    record MapOf(TypeConstraint element) implements TypeConstraint {}

    record TupleOf(List<TypeConstraint> elements) implements TypeConstraint {
        public TupleOf {
            elements = List.copyOf(elements);
        }
    }

    /** Members that are not named here are dropped. */
    record ObjectOf(Map<String, Member> members) implements TypeConstraint {
        public ObjectOf {
            members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    /**
     * @param fallback of a member that may be missing; empty for one that may not
     */
    record Member(TypeConstraint type, Optional<HclValue> fallback) {}

    /** Whether a text on a command line is the value itself, rather than an expression. */
    default boolean takesText() {
        return switch (this) {
            case AnyType _, TextType _, NumberType _, BoolType _ -> true;
            case ListOf _, SetOf _, MapOf _, TupleOf _, ObjectOf _ -> false;
        };
    }
}
