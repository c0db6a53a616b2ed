package org.clawpatrol.proxy.flow;

import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.journal.Journal;
import org.clawpatrol.proxy.journal.JournalUnavailableException;
import org.clawpatrol.proxy.journal.Outcome;

/** Keeps records in memory. */
final class FakeJournal implements Journal {
    final List<ActionRecord> intents = new ArrayList<>();
    final List<ActionRecord> confirmed = new ArrayList<>();
    final List<ActionRecord> refused = new ArrayList<>();
    boolean full;

    @Override
    public Submission submit(ActionRecord intent) {
        intents.add(intent);
        return () -> confirm(intent);
    }

    private Reservation confirm(ActionRecord intent) throws JournalUnavailableException {
        if (full) {
            throw new JournalUnavailableException("no space", new java.io.IOException());
        }
        confirmed.add(intent);
        return _ -> {};
    }

    @Override
    public void refuse(ActionRecord record, Outcome outcome) {
        refused.add(record);
    }

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    public void close() {}
}
