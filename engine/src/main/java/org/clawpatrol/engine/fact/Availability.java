package org.clawpatrol.engine.fact;

/** Which part of an action a fact is read from, and so when its value is lost. */
public enum Availability {
    /** From what is known before the content: never lost. */
    ALWAYS,
    /** From the whole content: lost when that is longer than the inspection cap. */
    CONTENT,
    /** From the beginning of the content: lost only when the cap cuts off that beginning. */
    CONTENT_START,
    /** From a parsed statement: lost when it is longer than the cap or the parser refused it. */
    STATEMENT
}
