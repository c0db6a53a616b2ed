package org.clawpatrol.proxy.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.proxy.state.ActionTable;

/** Actions in a list. Safe to share. */
public final class InMemoryActionTable implements ActionTable {
    private final List<Row> rows = new ArrayList<>();

    public synchronized void add(Row row) {
        rows.add(row);
    }

    @Override
    public synchronized void file(List<Row> begun, List<Ended> ended, Position position) {
        rows.addAll(begun);
        for (Ended end : ended) {
            rows.replaceAll(
                    row ->
                            row.record().id().equals(end.id())
                                    ? new Row(row.record(), Optional.of(end.outcome()))
                                    : row);
        }
    }

    @Override
    public Optional<Position> position() {
        return Optional.empty();
    }

    @Override
    public synchronized List<Row> recent(int limit) {
        return rows.reversed().stream().limit(limit).toList();
    }

    @Override
    public synchronized Optional<Row> find(String id) {
        return rows.stream().filter(row -> row.record().id().equals(id)).findFirst();
    }

    @Override
    public synchronized long count() {
        return rows.size();
    }
}
