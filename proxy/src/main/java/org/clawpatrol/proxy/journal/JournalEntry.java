package org.clawpatrol.proxy.journal;

/** What a reader learns from one line. */
public sealed interface JournalEntry {

    /** Number of the line, from 1 over all segments. */
    long sequence();

    /** An action was about to be forwarded. */
    record Begun(long sequence, ActionRecord action) implements JournalEntry {}

    /** An action was refused. */
    record Refused(long sequence, ActionRecord action, Outcome outcome) implements JournalEntry {}

    /**
     * A forwarded action ended.
     *
     * @param id the action's id
     */
    record Ended(long sequence, String id, Outcome outcome) implements JournalEntry {}

    /** Bookkeeping of the journal itself, or content that retention erased. */
    record Blank(long sequence) implements JournalEntry {}
}
