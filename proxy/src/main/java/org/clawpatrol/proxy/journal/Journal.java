package org.clawpatrol.proxy.journal;

/**
 * The append-only, hash-chained record of actions. Safe to share; calls return once the record is
 * with the operating system, so a killed process loses nothing it acknowledged.
 */
public interface Journal extends AutoCloseable {

    /**
     * Writes the intent to forward an action. No byte of it may be forwarded before this returns.
     */
    Reservation reserve(ActionRecord intent) throws JournalUnavailableException;

    /** Writes the one record of an action that was refused. */
    void refuse(ActionRecord record, Outcome outcome) throws JournalUnavailableException;

    /** Whether a record could be written now. */
    boolean writable();

    @Override
    void close();

    /** An intent that waits for its outcome. */
    interface Reservation {
        /** Writes the outcome; exactly once. Never fails the action: problems are logged. */
        void complete(Outcome outcome);
    }
}
