package org.clawpatrol.proxy.protocol.http.graphql;

import java.util.List;

/** One entry of a selection set. Immutable. */
sealed interface Selection {

    /** A field, by its name and not its alias; what is selected below it is not kept. */
    record Field(String name) implements Selection {}

    /** The fields of a named fragment. */
    record Spread(String fragment) implements Selection {}

    /** A fragment without a name. */
    record Inline(List<Selection> selections) implements Selection {
        public Inline {
            selections = List.copyOf(selections);
        }
    }
}
