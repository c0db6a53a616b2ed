package org.clawpatrol.proxy.state;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.journal.Outcome;

/** The searchable index of the journal. Rebuilt from the segments whenever it is behind. */
public interface ActionTable {

    /**
     * @param outcome empty while the action is under way, or for ever if the process died
     */
    record Row(ActionRecord record, Optional<Outcome> outcome) {}

    /**
     * @param segment file name of the segment
     * @param offset bytes of it already filed
     * @param sequence last record filed, from 1; 0 for none
     */
    record Position(String segment, long offset, long sequence) {}

    /**
     * Files a batch and the new position in one transaction; filing the same record twice is
     * harmless.
     */
    void file(List<Row> begun, List<Ended> ended, Position position);

    /** An outcome for an action filed earlier. */
    record Ended(String id, Outcome outcome) {}

    Optional<Position> position();

    /**
     * Newest first.
     *
     * @param limit 1 to 1000
     */
    List<Row> recent(int limit);

    Optional<Row> find(String id);

    long count();
}
