package org.clawpatrol.proxy.journal;

/**
 * The append-only, hash-chained record of actions. Safe to share; calls return once the record is
 * with the operating system, so a killed process loses nothing it acknowledged.
 */
public interface Journal extends AutoCloseable {

    /**
     * Hands in the intent to forward an action, to be written together with others. No byte of the
     * action may be forwarded before it is confirmed.
     */
    Submission submit(ActionRecord intent) throws JournalUnavailableException;

    /**
     * Writes the intent to forward an action. No byte of it may be forwarded before this returns.
     */
    default Reservation reserve(ActionRecord intent) throws JournalUnavailableException {
        return submit(intent).confirm();
    }

    /** Writes the one record of an action that was refused. */
    void refuse(ActionRecord record, Outcome outcome) throws JournalUnavailableException;

    /** Whether a record could be written now. */
    boolean writable();

    @Override
    void close();

    /** An intent on its way to the journal. */
    @FunctionalInterface
    interface Submission {
        /** Returns once the intent is written, and with it whatever was handed in before. */
        Reservation confirm() throws JournalUnavailableException;
    }

    /** An intent that waits for its outcome. */
    interface Reservation {
        /** Writes the outcome; exactly once. Never fails the action: problems are logged. */
        void complete(Outcome outcome);
    }
}
