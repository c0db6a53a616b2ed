package org.clawpatrol.dsl.schema;

import java.util.EnumSet;
import java.util.Set;

/**
 * One attribute as declared. Immutable.
 *
 * @param presence whether it must be there and whether it does anything
 * @param traits what is special about it
 * @param fallback the value that applies when it is absent, as documented; may be empty
 * @param doc one line for the reference
 */
public record AttributeSchema(
        String name,
        ValueKind kind,
        Presence presence,
        Set<Trait> traits,
        String fallback,
        String doc) {
    public AttributeSchema {
        traits = Set.copyOf(traits);
    }

    /** Whether an attribute must be there and whether it does anything. */
    public enum Presence {
        REQUIRED,
        OPTIONAL,
        /** Accepted for the sake of existing files; using it gives a warning. */
        INEFFECTIVE
    }

    /** What can be special about an attribute. */
    public enum Trait {
        /** Every type of the kind has it; such attributes take exact types. */
        FRAMEWORK,
        /** {@code null} means absent. */
        NULLABLE,
        /** Holds a secret, which should not stand in a file. */
        SECRET,
        /** Valid, but a gateway that needs it must not start. */
        WITHOUT_RUNTIME,
        /** A broken value loads, but a gateway must not start with it. */
        CHECKED_AT_START
    }

    public static AttributeSchema required(String name, ValueKind kind, String doc) {
        return new AttributeSchema(name, kind, Presence.REQUIRED, Set.of(), "", doc);
    }

    public static AttributeSchema optional(
            String name, ValueKind kind, String fallback, String doc) {
        return new AttributeSchema(name, kind, Presence.OPTIONAL, Set.of(), fallback, doc);
    }

    public static AttributeSchema ineffective(String name, ValueKind kind, String doc) {
        return new AttributeSchema(name, kind, Presence.INEFFECTIVE, Set.of(), "", doc);
    }

    /** The same attribute with one more trait. */
    public AttributeSchema with(Trait trait) {
        Set<Trait> more = EnumSet.of(trait);
        more.addAll(traits);
        return new AttributeSchema(name, kind, presence, more, fallback, doc);
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    public boolean framework() {
        return has(Trait.FRAMEWORK);
    }

    public boolean required() {
        return presence == Presence.REQUIRED;
    }
}
