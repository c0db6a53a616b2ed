package org.clawpatrol.proxy.replay;

import java.time.Instant;
import org.clawpatrol.proxy.journal.ActionRecord;

/** Actions that were answered alike and would be answered alike. One thread. */
public final class ChangeGroup {
    private final Finding.Decided change;
    private final ActionRecord example;
    private Instant first;
    private Instant last;
    private long count;

    ChangeGroup(Finding.Decided change, ActionRecord example) {
        this.change = change;
        this.example = example;
        this.first = example.at();
        this.last = example.at();
    }

    void add(ActionRecord record) {
        count++;
        first = record.at().isBefore(first) ? record.at() : first;
        last = record.at().isAfter(last) ? record.at() : last;
    }

    public Finding.Decided change() {
        return change;
    }

    public long count() {
        return count;
    }

    public Instant first() {
        return first;
    }

    public Instant last() {
        return last;
    }

    /** Id of the first action that was read of them. */
    public String exampleId() {
        return example.id();
    }

    /** That action in a line; may hold anything that an agent sent. */
    public String exampleLine() {
        return example.method() + " " + example.host() + example.target();
    }
}
