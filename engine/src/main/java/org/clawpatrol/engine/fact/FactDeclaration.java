package org.clawpatrol.engine.fact;

import org.clawpatrol.engine.type.Type;

/**
 * One fact as its variable declares it; the reference page is made from this. Immutable.
 *
 * @param field the name behind the dot
 * @param lowerCased whether values, and literals compared with them, are lower-cased
 * @param doc what the value is: one line without a final period
 * @param when further conditions under which it is missing or unknown; may be empty
 * @param example a condition that reads it
 */
public record FactDeclaration(
        String field,
        Type type,
        boolean lowerCased,
        Availability availability,
        Missing missing,
        String doc,
        String when,
        String example) {

    /** A fact that is always known and empty where it does not apply. */
    static FactDeclaration of(String field, Type type, String doc, String example) {
        return new FactDeclaration(
                field, type, false, Availability.ALWAYS, Missing.EMPTY, doc, "", example);
    }

    /** The same with values in lower case. */
    FactDeclaration folded() {
        return new FactDeclaration(field, type, true, availability, missing, doc, when, example);
    }

    FactDeclaration from(Availability source) {
        return new FactDeclaration(field, type, lowerCased, source, missing, doc, when, example);
    }

    /**
     * The same, missing in some actions.
     *
     * @param explained what those actions are; may be empty
     */
    FactDeclaration missing(Missing kind, String explained) {
        return new FactDeclaration(
                field, type, lowerCased, availability, kind, doc, explained, example);
    }
}
