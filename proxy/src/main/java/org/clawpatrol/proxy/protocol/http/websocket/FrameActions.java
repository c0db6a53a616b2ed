package org.clawpatrol.proxy.protocol.http.websocket;

/** Where messages become actions of their own. Lives on the event loop of the relay. */
public interface FrameActions {

    /** Whether a message that begins now is to be judged. */
    boolean judging();

    /** Most bytes of a message to collect. */
    long limit();

    /**
     * Judges a message, of which nothing was forwarded yet.
     *
     * @param answer called exactly once unless withdrawn, at once or later on the same event loop
     */
    Pending judge(CollectedMessage message, Answer answer);

    /** A message that is being judged. */
    interface Pending {
        /** The connection ended; nobody waits for the answer any more. */
        void withdraw();
    }

    /** What was decided. */
    interface Answer {

        /** The message goes on. */
        void pass(Passing passing);

        /**
         * The connection ends.
         *
         * @param code of the close frames
         * @param reason for the agent
         */
        void refuse(int code, String reason);
    }

    /** A message that goes on. */
    interface Passing {
        /**
         * Called exactly once.
         *
         * @param bytes of its frames that were sent, heads included
         * @param error empty when all of it was
         */
        void ended(long bytes, String error);
    }
}
