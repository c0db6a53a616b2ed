package org.clawpatrol.proxy.net;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.journal.Journal;
import org.clawpatrol.proxy.journal.JournalUnavailableException;
import org.clawpatrol.proxy.journal.Outcome;

/** Keeps records in memory, or none at all once it is broken. */
final class RecordingJournal implements Journal {
    final List<ActionRecord> intents = new CopyOnWriteArrayList<>();
    final List<ActionRecord> refusals = new CopyOnWriteArrayList<>();
    final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    volatile boolean broken;

    @Override
    public Submission submit(ActionRecord intent) throws JournalUnavailableException {
        if (broken) {
            throw new JournalUnavailableException("broken for the test", new java.io.IOException());
        }
        intents.add(intent);
        return () -> outcomes::add;
    }

    @Override
    public void refuse(ActionRecord record, Outcome outcome) {
        refusals.add(record);
    }

    Outcome nextOutcome() throws InterruptedException {
        Outcome outcome = outcomes.poll(60, TimeUnit.SECONDS);
        if (outcome == null) {
            throw new AssertionError("no outcome was recorded");
        }
        return outcome;
    }

    @Override
    public boolean writable() {
        return !broken;
    }

    @Override
    public void close() {
        broken = true;
    }
}
