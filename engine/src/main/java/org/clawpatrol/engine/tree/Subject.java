package org.clawpatrol.engine.tree;

import org.clawpatrol.engine.fact.Fact;

/** What a switch looks at. Immutable. */
public sealed interface Subject {

    /** A name for it, such as {@code http.path}. */
    String text();

    /** A fact of the action. */
    record OfFact(Fact fact) implements Subject {
        @Override
        public String text() {
            return fact.path();
        }
    }

    /** The credential dispatched for the action. */
    record OfCredential() implements Subject {
        @Override
        public String text() {
            return "credential";
        }
    }
}
