package org.clawpatrol.proxy.protocol.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.journal.Journal;
import org.clawpatrol.proxy.journal.JournalUnavailableException;
import org.clawpatrol.proxy.journal.Outcome;

/** A journal in memory that can be broken. */
final class RecordingJournal implements Journal {
    private final List<ActionRecord> records = new CopyOnWriteArrayList<>();
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    List<ActionRecord> records() {
        return records;
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    void breakDown() {
        broken = true;
    }

    @Override
    public Submission submit(ActionRecord intent) throws JournalUnavailableException {
        add(intent);
        return () -> outcomes::add;
    }

    @Override
    public void refuse(ActionRecord record, Outcome outcome) throws JournalUnavailableException {
        add(record);
        outcomes.add(outcome);
    }

    private void add(ActionRecord record) throws JournalUnavailableException {
        if (broken) {
            throw new JournalUnavailableException("disk full", new IllegalStateException());
        }
        records.add(record);
    }

    @Override
    public boolean writable() {
        return !broken;
    }

    @Override
    public void close() {}
}
