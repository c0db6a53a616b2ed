package org.clawpatrol.proxy.state;

import static org.clawpatrol.proxy.state.schema.Tables.ACTIONS;
import static org.clawpatrol.proxy.state.schema.Tables.JOURNAL_POSITION;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.proxy.journal.Outcome;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The filed journal. Safe to share; one follower files. */
final class SqliteActionTable implements ActionTable {
    private static final int MOST = 1000;
    private static final int ONLY = 1;

    private final Database database;
    private final ActionColumns columns = new ActionColumns();
    private final KeptStatement insert = new KeptStatement(SqliteActionTable::insert);
    private final KeptStatement update = new KeptStatement(SqliteActionTable::update);
    private final KeptStatement move = new KeptStatement(SqliteActionTable::move);

    SqliteActionTable(Database database) {
        this.database = database;
    }

    @Override
    public void file(List<Row> begun, List<Ended> ended, Position position) {
        database.transact(
                connection -> {
                    insert.run(connection, begun, columns::values);
                    update.run(connection, ended, SqliteActionTable::values);
                    move.run(connection, List.of(position), SqliteActionTable::values);
                    return null;
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
    private static Query insert() {
        return DSL.insertInto(ACTIONS)
                .columns(ACTIONS.fields())
                .values(new @Nullable Object[ACTIONS.fields().length])
                .onConflict(ACTIONS.ID)
                .doUpdate()
                .set(ACTIONS.STATUS, DSL.excluded(ACTIONS.STATUS))
                .set(ACTIONS.BYTES_IN, DSL.excluded(ACTIONS.BYTES_IN))
                .set(ACTIONS.BYTES_OUT, DSL.excluded(ACTIONS.BYTES_OUT))
                .set(ACTIONS.MICROS, DSL.excluded(ACTIONS.MICROS))
                .set(ACTIONS.ERROR, DSL.excluded(ACTIONS.ERROR))
                .set(ACTIONS.COVERED, DSL.excluded(ACTIONS.COVERED))
                .where(DSL.excluded(ACTIONS.STATUS).isNotNull());
    }

    private static Query update() {
        return DSL.update(ACTIONS)
                .set(ACTIONS.STATUS, "")
                .set(ACTIONS.BYTES_IN, 0L)
                .set(ACTIONS.BYTES_OUT, 0L)
                .set(ACTIONS.MICROS, 0L)
                .set(ACTIONS.ERROR, "")
                .set(ACTIONS.COVERED, 0L)
                .where(ACTIONS.ID.eq(""));
    }

    /** The values for {@link #update}. */
    private static @Nullable Object[] values(Ended row) {
        Outcome outcome = row.outcome();
        return new @Nullable Object[] {
            outcome.status(),
            outcome.bytesIn(),
            outcome.bytesOut(),
            outcome.micros(),
            outcome.error(),
            outcome.covered(),
            row.id()
        };
    }

    private static Query move() {
        return DSL.insertInto(JOURNAL_POSITION)
                .set(JOURNAL_POSITION.ID, ONLY)
                .set(JOURNAL_POSITION.SEGMENT, "")
                .set(JOURNAL_POSITION.OFFSET_BYTES, 0L)
                .set(JOURNAL_POSITION.SEQUENCE, 0L)
                .onConflict(JOURNAL_POSITION.ID)
                .doUpdate()
                .set(JOURNAL_POSITION.SEGMENT, DSL.excluded(JOURNAL_POSITION.SEGMENT))
                .set(JOURNAL_POSITION.OFFSET_BYTES, DSL.excluded(JOURNAL_POSITION.OFFSET_BYTES))
                .set(JOURNAL_POSITION.SEQUENCE, DSL.excluded(JOURNAL_POSITION.SEQUENCE));
    }

    /** The values for {@link #move}. */
    private static @Nullable Object[] values(Position position) {
        return new @Nullable Object[] {
            ONLY, position.segment(), position.offset(), position.sequence()
        };
    }
}
