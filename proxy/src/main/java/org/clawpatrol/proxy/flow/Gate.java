package org.clawpatrol.proxy.flow;

/** What settling a decision ends in. */
public sealed interface Gate {
    record Open(Permit permit) implements Gate {}

    /**
     * @param recorded the journal's word for it: {@code deny}, {@code denied} or {@code error}
     */
    record Shut(Refusal refusal, String recorded) implements Gate {}

    /** The agent left while someone was asked; there is nobody to answer. */
    record Abandoned() implements Gate {}
}
