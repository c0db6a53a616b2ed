package org.clawpatrol.dsl.schema;

/**
 * One attribute as declared. Immutable.
 *
 * @param presence whether it must be there and whether it does anything
 * @param framework whether every type of the kind has it; such attributes take exact types
 * @param fallback the value that applies when it is absent, as documented; may be empty
 * @param doc one line for the reference
 */
public record AttributeSchema(
        String name,
        ValueKind kind,
        Presence presence,
        boolean framework,
        String fallback,
        String doc) {

    /** Whether an attribute must be there and whether it does anything. */
    public enum Presence {
        REQUIRED,
        OPTIONAL,
        /** Accepted for the sake of existing files; using it gives a warning. */
        INEFFECTIVE
    }

    public static AttributeSchema required(String name, ValueKind kind, String doc) {
        return new AttributeSchema(name, kind, Presence.REQUIRED, false, "", doc);
    }

    public static AttributeSchema optional(
            String name, ValueKind kind, String fallback, String doc) {
        return new AttributeSchema(name, kind, Presence.OPTIONAL, false, fallback, doc);
    }

    public static AttributeSchema ineffective(String name, ValueKind kind, String doc) {
        return new AttributeSchema(name, kind, Presence.INEFFECTIVE, false, "", doc);
    }

    /** The same attribute, common to every type of its kind. */
    public AttributeSchema ofFramework() {
        return new AttributeSchema(name, kind, presence, true, fallback, doc);
    }

    public boolean required() {
        return presence == Presence.REQUIRED;
    }
}
