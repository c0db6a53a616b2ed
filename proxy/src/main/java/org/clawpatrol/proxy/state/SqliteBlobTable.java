package org.clawpatrol.proxy.state;

import static org.clawpatrol.proxy.state.schema.Tables.GATEWAY_BLOBS;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/** Named bytes of the gateway itself. Safe to share. */
final class SqliteBlobTable implements BlobTable {
    private final Database database;

    SqliteBlobTable(Database database) {
        this.database = database;
    }

    @Override
    public Optional<byte[]> find(String kind, String name) {
        return database.read(sql -> find(sql, kind, name));
    }

    @Override
    public void put(String kind, String name, byte[] value, Instant now) {
        long updated = Nanos.of(now);
        database.write(
                sql ->
                        sql.insertInto(GATEWAY_BLOBS)
                                .set(GATEWAY_BLOBS.KIND, kind)
                                .set(GATEWAY_BLOBS.NAME, name)
                                .set(GATEWAY_BLOBS.CONTENT, value)
                                .set(GATEWAY_BLOBS.UPDATED_NS, updated)
                                .onConflict(GATEWAY_BLOBS.KIND, GATEWAY_BLOBS.NAME)
                                .doUpdate()
                                .set(GATEWAY_BLOBS.CONTENT, value)
                                .set(GATEWAY_BLOBS.UPDATED_NS, updated)
                                .execute());
    }

    @Override
    public byte[] putIfAbsent(String kind, String name, byte[] value, Instant now) {
        return database.write(
                sql -> {
                    sql.insertInto(GATEWAY_BLOBS)
                            .set(GATEWAY_BLOBS.KIND, kind)
                            .set(GATEWAY_BLOBS.NAME, name)
                            .set(GATEWAY_BLOBS.CONTENT, value)
                            .set(GATEWAY_BLOBS.UPDATED_NS, Nanos.of(now))
                            .onConflictDoNothing()
                            .execute();
                    return find(sql, kind, name).orElseThrow();
                });
    }

    private static Optional<byte[]> find(DSLContext sql, String kind, String name) {
        return sql.select(GATEWAY_BLOBS.CONTENT)
                .from(GATEWAY_BLOBS)
                .where(GATEWAY_BLOBS.KIND.eq(kind))
                .and(GATEWAY_BLOBS.NAME.eq(name))
                .fetchOptional(GATEWAY_BLOBS.CONTENT);
    }
}
