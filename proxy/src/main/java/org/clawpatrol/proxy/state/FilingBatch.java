package org.clawpatrol.proxy.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.proxy.journal.JournalEntry;
import org.jspecify.annotations.Nullable;

/** Journal lines sorted into what the table files; an action that ends within is filed whole. */
final class FilingBatch {
    private final Map<String, ActionTable.Row> begun = new LinkedHashMap<>();
    private final List<ActionTable.Ended> ended = new ArrayList<>();
    private long sequence;

    static FilingBatch of(List<JournalEntry> entries) {
        var batch = new FilingBatch();
        entries.forEach(batch::add);
        return batch;
    }

    List<ActionTable.Row> begun() {
        return List.copyOf(begun.values());
    }

    List<ActionTable.Ended> ended() {
        return List.copyOf(ended);
    }

    /** Number of the last line. */
    long sequence() {
        return sequence;
    }

    private void add(JournalEntry entry) {
        sequence = entry.sequence();
        switch (entry) {
            case JournalEntry.Begun(_, var action) ->
                    begun.put(action.id(), new ActionTable.Row(action, Optional.empty()));
            case JournalEntry.Refused(_, var action, var outcome) ->
                    begun.put(action.id(), new ActionTable.Row(action, Optional.of(outcome)));
            case JournalEntry.Ended end -> end(end);
            case JournalEntry.Blank _ -> {}
        }
    }

    private void end(JournalEntry.Ended end) {
        ActionTable.@Nullable Row row = begun.get(end.id());
        if (row == null) {
            ended.add(new ActionTable.Ended(end.id(), end.outcome()));
        } else {
            begun.put(end.id(), new ActionTable.Row(row.record(), Optional.of(end.outcome())));
        }
    }
}
