package org.clawpatrol.proxy.state;

import static org.clawpatrol.proxy.state.schema.Tables.ACTIONS;
import static org.clawpatrol.proxy.state.schema.Tables.JOURNAL_POSITION;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.proxy.journal.Outcome;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The filed journal. Safe to share; one follower files. */
final class SqliteActionTable implements ActionTable {
    private static final int MOST = 1000;
    private static final int ONLY = 1;

    private final Database database;
    private final ActionColumns columns = new ActionColumns();

    SqliteActionTable(Database database) {
        this.database = database;
    }

    @Override
    public void file(List<Row> begun, List<Ended> ended, Position position) {
        database.write(
                sql -> {
                    begin(sql, begun);
                    end(sql, ended);
                    return move(sql, position);
                });
    }

    @Override
    public Optional<Position> position() {
        return database.read(
                sql ->
                        sql.selectFrom(JOURNAL_POSITION)
                                .fetchOptional(
                                        row ->
                                                new Position(
                                                        row.get(JOURNAL_POSITION.SEGMENT),
                                                        row.get(JOURNAL_POSITION.OFFSET_BYTES),
                                                        row.get(JOURNAL_POSITION.SEQUENCE))));
    }

    @Override
    public List<Row> recent(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST + ": " + limit);
        }
        return database.read(
                sql ->
                        sql.selectFrom(ACTIONS)
                                .orderBy(ACTIONS.AT_NS.desc(), ACTIONS.ID.desc())
                                .limit(limit)
                                .fetch(columns::row));
    }

    @Override
    public Optional<Row> find(String id) {
        return database.read(
                sql ->
                        sql.selectFrom(ACTIONS)
                                .where(ACTIONS.ID.eq(id))
                                .fetchOptional(columns::row));
    }

    @Override
    public long count() {
        return database.read(sql -> (long) sql.fetchCount(ACTIONS));
    }

    /** A row filed before keeps what it has and learns the outcome. */
    private void begin(DSLContext sql, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Query insert =
                sql.insertInto(ACTIONS)
                        .columns(columns.fields())
                        .values(columns.values(rows.getFirst()))
                        .onConflict(ACTIONS.ID)
                        .doUpdate()
                        .set(ACTIONS.STATUS, DSL.excluded(ACTIONS.STATUS))
                        .set(ACTIONS.BYTES_IN, DSL.excluded(ACTIONS.BYTES_IN))
                        .set(ACTIONS.BYTES_OUT, DSL.excluded(ACTIONS.BYTES_OUT))
                        .set(ACTIONS.MICROS, DSL.excluded(ACTIONS.MICROS))
                        .set(ACTIONS.ERROR, DSL.excluded(ACTIONS.ERROR))
                        .set(ACTIONS.COVERED, DSL.excluded(ACTIONS.COVERED))
                        .where(DSL.excluded(ACTIONS.STATUS).isNotNull());
        List<@Nullable Object[]> values = new ArrayList<>(rows.size());
        rows.forEach(row -> values.add(columns.values(row)));
        execute(sql, insert, values);
    }

    private static void end(DSLContext sql, List<Ended> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Query update =
                sql.update(ACTIONS)
                        .set(ACTIONS.STATUS, "")
                        .set(ACTIONS.BYTES_IN, 0L)
                        .set(ACTIONS.BYTES_OUT, 0L)
                        .set(ACTIONS.MICROS, 0L)
                        .set(ACTIONS.ERROR, "")
                        .set(ACTIONS.COVERED, 0L)
                        .where(ACTIONS.ID.eq(""));
        List<@Nullable Object[]> values = new ArrayList<>(rows.size());
        for (Ended row : rows) {
            Outcome outcome = row.outcome();
            values.add(
                    new @Nullable Object[] {
                        outcome.status(),
                        outcome.bytesIn(),
                        outcome.bytesOut(),
                        outcome.micros(),
                        outcome.error(),
                        outcome.covered(),
                        row.id()
                    });
        }
        execute(sql, update, values);
    }

    /** Many rows at once, past jOOQ, whose binding costs more than SQLite's work. */
    private static void execute(DSLContext sql, Query query, List<@Nullable Object[]> rows) {
        String text = query.getSQL();
        sql.connection(
                connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(text)) {
                        for (@Nullable Object[] row : rows) {
                            for (int i = 0; i < row.length; i++) {
                                statement.setObject(i + 1, row[i]);
                            }
                            statement.addBatch();
                        }
                        var _ = statement.executeBatch();
                    }
                });
    }

    private static int move(DSLContext sql, Position position) {
        return sql.insertInto(JOURNAL_POSITION)
                .set(JOURNAL_POSITION.ID, ONLY)
                .set(JOURNAL_POSITION.SEGMENT, position.segment())
                .set(JOURNAL_POSITION.OFFSET_BYTES, position.offset())
                .set(JOURNAL_POSITION.SEQUENCE, position.sequence())
                .onConflict(JOURNAL_POSITION.ID)
                .doUpdate()
                .set(JOURNAL_POSITION.SEGMENT, position.segment())
                .set(JOURNAL_POSITION.OFFSET_BYTES, position.offset())
                .set(JOURNAL_POSITION.SEQUENCE, position.sequence())
                .execute();
    }
}
