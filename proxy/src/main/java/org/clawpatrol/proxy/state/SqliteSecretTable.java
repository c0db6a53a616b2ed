package org.clawpatrol.proxy.state;

import static org.clawpatrol.proxy.state.schema.Tables.CREDENTIAL_SECRETS;

import java.time.Instant;
import java.util.List;

/** Sealed secrets, with a counter that every write moves on. Safe to share. */
final class SqliteSecretTable implements SecretTable {
    private static final WriteCounter COUNTER = new WriteCounter("credential_secrets");

    private final Database database;

    SqliteSecretTable(Database database) {
        this.database = database;
    }

    @Override
    public List<Row> all() {
        return database.read(
                sql ->
                        sql.selectFrom(CREDENTIAL_SECRETS)
                                .orderBy(CREDENTIAL_SECRETS.CREDENTIAL, CREDENTIAL_SECRETS.SLOT)
                                .fetch(
                                        row ->
                                                new Row(
                                                        row.get(CREDENTIAL_SECRETS.CREDENTIAL),
                                                        row.get(CREDENTIAL_SECRETS.SLOT),
                                                        row.get(CREDENTIAL_SECRETS.SEALED),
                                                        Nanos.at(
                                                                row.get(
                                                                        CREDENTIAL_SECRETS
                                                                                .UPDATED_NS)))));
    }

    @Override
    public void put(String credential, String slot, byte[] sealed, Instant now) {
        long updated = Nanos.of(now);
        database.write(
                sql -> {
                    COUNTER.count(sql);
                    return sql.insertInto(CREDENTIAL_SECRETS)
                            .set(CREDENTIAL_SECRETS.CREDENTIAL, credential)
                            .set(CREDENTIAL_SECRETS.SLOT, slot)
                            .set(CREDENTIAL_SECRETS.SEALED, sealed)
                            .set(CREDENTIAL_SECRETS.UPDATED_NS, updated)
                            .onConflict(CREDENTIAL_SECRETS.CREDENTIAL, CREDENTIAL_SECRETS.SLOT)
                            .doUpdate()
                            .set(CREDENTIAL_SECRETS.SEALED, sealed)
                            .set(CREDENTIAL_SECRETS.UPDATED_NS, updated)
                            .execute();
                });
    }

    @Override
    public boolean delete(String credential, String slot) {
        return database.write(
                sql -> {
                    COUNTER.count(sql);
                    return sql.deleteFrom(CREDENTIAL_SECRETS)
                                    .where(CREDENTIAL_SECRETS.CREDENTIAL.eq(credential))
                                    .and(CREDENTIAL_SECRETS.SLOT.eq(slot))
                                    .execute()
                            > 0;
                });
    }

    @Override
    public long version() {
        return database.read(COUNTER::value);
    }
}
