package org.clawpatrol.proxy.protocol.http.graphql;

import java.util.List;

/** A definition of an executable document. Immutable. */
sealed interface Definition {

    String name();

    List<Selection> selections();

    /**
     * An operation.
     *
     * @param type {@code query}, {@code mutation} or {@code subscription}
     * @param name empty when it has none
     */
    record Operation(String type, String name, List<Selection> selections) implements Definition {
        public Operation {
            selections = List.copyOf(selections);
        }
    }

    record Fragment(String name, List<Selection> selections) implements Definition {
        public Fragment {
            selections = List.copyOf(selections);
        }
    }
}
