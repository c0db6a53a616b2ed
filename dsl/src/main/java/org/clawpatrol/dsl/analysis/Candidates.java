package org.clawpatrol.dsl.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Entries found so far, up to a number of them. One thread. */
final class Candidates {
    private final List<BoxIndex.Entry> entries = new ArrayList<>();
    private final int most;

    Candidates(int most) {
        this.most = most;
    }

    Candidates add(Collection<BoxIndex.Entry> more) {
        for (BoxIndex.Entry entry : more) {
            if (entries.size() >= most) {
                break;
            }
            entries.add(entry);
        }
        return this;
    }

    boolean isFull() {
        return entries.size() >= most;
    }

    List<BoxIndex.Entry> entries() {
        return List.copyOf(entries);
    }
}
