package org.clawpatrol.engine.tree;

import java.util.Set;

/**
 * What a fact must be for a condition to be anything but false: a necessary condition over one fact
 * whose value is known. Immutable.
 */
sealed interface Constraint {

    /** A text that is one of these. */
    record OneOf(Set<String> texts) implements Constraint {
        public OneOf {
            texts = Set.copyOf(texts);
        }
    }

    /** A text that begins so. */
    record StartsWith(String prefix) implements Constraint {}

    /** A text that ends so. */
    record EndsWith(String suffix) implements Constraint {}

    /** A list that holds one of these texts. */
    record HasElement(Set<String> texts) implements Constraint {
        public HasElement {
            texts = Set.copyOf(texts);
        }
    }

    /** A map that has this key. */
    record HasKey(String key) implements Constraint {}

    /**
     * A map from texts to lists of texts that has one of these under a key. By itself it says
     * nothing about a map without the key, where the condition is an error; together with {@link
     * HasKey} it does.
     */
    record HasEntry(String key, Set<String> texts) implements Constraint {
        public HasEntry {
            texts = Set.copyOf(texts);
        }
    }
}
