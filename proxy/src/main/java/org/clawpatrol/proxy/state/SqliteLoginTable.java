package org.clawpatrol.proxy.state;

import static org.clawpatrol.proxy.state.schema.Tables.CREDENTIALS;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Sealed tokens of logins, with a counter that every write moves on. Safe to share. */
final class SqliteLoginTable implements LoginTable {
    private static final WriteCounter COUNTER = new WriteCounter("credentials");
    private static final String BEARER = "Bearer";

    private final Database database;

    SqliteLoginTable(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Row> find(String credential) {
        return database.read(
                sql ->
                        sql.selectFrom(CREDENTIALS)
                                .where(CREDENTIALS.ID.eq(credential))
                                .fetchOptional(SqliteLoginTable::row));
    }

    @Override
    public void put(Row row) {
        Map<Field<?>, @Nullable Object> columns = columns(row);
        database.write(
                sql -> {
                    COUNTER.count(sql);
                    return sql.insertInto(CREDENTIALS)
                            .set(CREDENTIALS.ID, row.credential())
                            .set(columns)
                            .onConflict(CREDENTIALS.ID)
                            .doUpdate()
                            .set(columns)
                            .execute();
                });
    }

    private static Map<Field<?>, @Nullable Object> columns(Row row) {
        Map<Field<?>, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put(CREDENTIALS.ACCESS_TOKEN, row.accessToken());
        columns.put(CREDENTIALS.TOKEN_TYPE, BEARER);
        columns.put(CREDENTIALS.REFRESH_TOKEN, row.refreshToken().orElse(null));
        columns.put(CREDENTIALS.EXPIRY_NS, row.expiry().map(Nanos::of).orElse(null));
        columns.put(CREDENTIALS.UPDATED_NS, Nanos.of(row.updatedAt()));
        columns.put(CREDENTIALS.DISPLAY_NAME, row.displayName());
        columns.put(CREDENTIALS.AVATAR_URL, row.avatarUrl());
        columns.put(CREDENTIALS.CLIENT_ID, row.clientId());
        return columns;
    }

    @Override
    public boolean delete(String credential) {
        return database.write(
                sql -> {
                    COUNTER.count(sql);
                    return sql.deleteFrom(CREDENTIALS)
                                    .where(CREDENTIALS.ID.eq(credential))
                                    .execute()
                            > 0;
                });
    }

    @Override
    public long version() {
        return database.read(COUNTER::value);
    }

    private static Row row(Record row) {
        return new Row(
                row.get(CREDENTIALS.ID),
                row.get(CREDENTIALS.ACCESS_TOKEN),
                Optional.ofNullable(row.get(CREDENTIALS.REFRESH_TOKEN)),
                Optional.ofNullable(row.get(CREDENTIALS.EXPIRY_NS)).map(Nanos::at),
                Nanos.at(row.get(CREDENTIALS.UPDATED_NS)),
                row.get(CREDENTIALS.DISPLAY_NAME),
                row.get(CREDENTIALS.AVATAR_URL),
                row.get(CREDENTIALS.CLIENT_ID));
    }
}
