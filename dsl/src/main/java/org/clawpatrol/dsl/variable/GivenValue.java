package org.clawpatrol.dsl.variable;

import org.clawpatrol.dsl.hcl.Attribute;

/** A value that somebody gave to a variable. Immutable. */
sealed interface GivenValue {

    /**
     * @param origin such as {@code --var team}
     */
    record Text(String origin, String text) implements GivenValue {}

    /** In a file of values. */
    record Written(Attribute attribute) implements GivenValue {}
}
