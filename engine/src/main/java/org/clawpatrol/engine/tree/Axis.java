package org.clawpatrol.engine.tree;

import org.clawpatrol.engine.fact.Fact;

/** What a switch looks at: one fact in one way. Immutable. */
record Axis(Fact fact, Kind kind) {

    /** Ways to look at the value of a fact. */
    enum Kind {
        /** Whether an action has the fact at all. */
        PRESENCE,
        /** What a text is, or begins with. */
        BEGINNING,
        /** What a text ends with. */
        ENDING,
        /** What stands somewhere in a text. */
        PART,
        /** What a list holds. */
        ELEMENT,
        /** How the texts begin that a list holds. */
        ELEMENT_BEGINNING,
        /** Which keys a map has, and what the lists under them hold. */
        MEMBER,
        /** Between which numbers a number lies. */
        NUMBER,
        /** To which networks an address belongs. */
        NETWORK
    }

    static Axis of(Fact fact, Constraint constraint) {
        return new Axis(
                fact,
                switch (constraint) {
                    case Constraint.Present _ -> Kind.PRESENCE;
                    case Constraint.OneOf _, Constraint.StartsWith _ -> Kind.BEGINNING;
                    case Constraint.EndsWith _ -> Kind.ENDING;
                    case Constraint.Contains _ -> Kind.PART;
                    case Constraint.HasElement _ -> Kind.ELEMENT;
                    case Constraint.HasElementStarting _ -> Kind.ELEMENT_BEGINNING;
                    case Constraint.HasKey _, Constraint.HasEntry _ -> Kind.MEMBER;
                    case Constraint.Between _ -> Kind.NUMBER;
                    case Constraint.InNetworks _ -> Kind.NETWORK;
                });
    }
}
