package org.clawpatrol.proxy.state;

import static org.clawpatrol.proxy.state.schema.Tables.DEVICES;
import static org.clawpatrol.proxy.state.schema.Tables.DEVICE_TOKENS;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;

/** Devices and the hashes of their tokens. Safe to share. */
final class SqliteDeviceTable implements DeviceTable {
    private final Database database;

    SqliteDeviceTable(Database database) {
        this.database = database;
    }

    @Override
    public void insert(Row device, String tokenHash) {
        database.write(
                sql -> {
                    sql.insertInto(DEVICES)
                            .set(DEVICES.ID, device.id())
                            .set(DEVICES.NAME, device.name())
                            .set(DEVICES.PROFILE, device.profile())
                            .set(DEVICES.CREATED_NS, Nanos.of(device.createdAt()))
                            .set(DEVICES.LAST_SEEN_NS, Nanos.of(device.lastSeenAt()))
                            .execute();
                    return sql.insertInto(DEVICE_TOKENS)
                            .set(DEVICE_TOKENS.TOKEN_HASH, tokenHash)
                            .set(DEVICE_TOKENS.DEVICE_ID, device.id())
                            .execute();
                });
    }

    @Override
    public Optional<Row> byTokenHash(String tokenHash) {
        return database.read(
                sql ->
                        sql.select(DEVICES.fields())
                                .from(DEVICES)
                                .join(DEVICE_TOKENS)
                                .on(DEVICE_TOKENS.DEVICE_ID.eq(DEVICES.ID))
                                .where(DEVICE_TOKENS.TOKEN_HASH.eq(tokenHash))
                                .fetchOptional(SqliteDeviceTable::row));
    }

    @Override
    public Optional<Row> byId(String id) {
        return database.read(
                sql ->
                        sql.selectFrom(DEVICES)
                                .where(DEVICES.ID.eq(id))
                                .fetchOptional(SqliteDeviceTable::row));
    }

    @Override
    public List<Row> all() {
        return database.read(
                sql ->
                        sql.selectFrom(DEVICES)
                                .orderBy(DEVICES.CREATED_NS, DEVICES.ID)
                                .fetch(SqliteDeviceTable::row));
    }

    @Override
    public void seen(String id, Instant now) {
        database.write(
                sql ->
                        sql.update(DEVICES)
                                .set(DEVICES.LAST_SEEN_NS, Nanos.of(now))
                                .where(DEVICES.ID.eq(id))
                                .execute());
    }

    @Override
    public boolean setProfile(String id, String profile) {
        return database.write(
                        sql ->
                                sql.update(DEVICES)
                                        .set(DEVICES.PROFILE, profile)
                                        .where(DEVICES.ID.eq(id))
                                        .execute())
                > 0;
    }

    @Override
    public boolean delete(String id) {
        return database.write(sql -> sql.deleteFrom(DEVICES).where(DEVICES.ID.eq(id)).execute())
                > 0;
    }

    private static Row row(Record row) {
        return new Row(
                row.get(DEVICES.ID),
                row.get(DEVICES.NAME),
                row.get(DEVICES.PROFILE),
                Nanos.at(row.get(DEVICES.CREATED_NS)),
                Nanos.at(row.get(DEVICES.LAST_SEEN_NS)));
    }
}
