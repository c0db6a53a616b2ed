package org.clawpatrol.proxy.flow;

/** What settling a decision ends in. */
public sealed interface Gate {
    record Open(Permit permit) implements Gate {}

    /**
     * @param recorded the journal's word for it: {@code deny}, {@code denied} or {@code error}
     * @param detail the journal's reason; may say more than the agent is told
     */
    record Shut(Refusal refusal, String recorded, String detail) implements Gate {

        /** Where there is no more to say than the agent is told. */
        public Shut(Refusal refusal, String recorded) {
            this(refusal, recorded, refusal.reason());
        }
    }

    /** The agent left while someone was asked; there is nobody to answer. */
    record Abandoned() implements Gate {}
}
