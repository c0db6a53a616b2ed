package org.clawpatrol.engine.fact;

/** What a condition reads where an action has nothing for a fact. */
public enum Missing {
    /** The empty value of the fact's type. */
    EMPTY,
    /** Nothing: {@code has()} is false, and reading it is an evaluation error. */
    ABSENT,
    /** Unknown: every action has a value, so one that was not given is not known. */
    UNKNOWN
}
