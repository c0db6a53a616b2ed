package org.clawpatrol.engine.policy;

/** Which credential an allowed action is sent with. Immutable. */
public sealed interface Injection {

    /** The one the action was dispatched to, if any. */
    record Dispatched() implements Injection {}

    /** The one the rule names, whichever the action was dispatched to. */
    record Named(String credential) implements Injection {}

    /** None, on purpose: the action goes out as the agent sent it. */
    record None() implements Injection {}
}
