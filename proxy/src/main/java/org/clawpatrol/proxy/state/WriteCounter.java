package org.clawpatrol.proxy.state;

import static org.clawpatrol.proxy.state.schema.Tables.WRITE_COUNTERS;

import org.jooq.DSLContext;

/** Counts the writes to one table, so that other processes notice them. Stateless. */
record WriteCounter(String name) {

    void count(DSLContext sql) {
        sql.insertInto(WRITE_COUNTERS)
                .set(WRITE_COUNTERS.NAME, name)
                .set(WRITE_COUNTERS.WRITES, 1L)
                .onConflict(WRITE_COUNTERS.NAME)
                .doUpdate()
                .set(WRITE_COUNTERS.WRITES, WRITE_COUNTERS.WRITES.plus(1))
                .execute();
    }

    long value(DSLContext sql) {
        return sql.select(WRITE_COUNTERS.WRITES)
                .from(WRITE_COUNTERS)
                .where(WRITE_COUNTERS.NAME.eq(name))
                .fetchOptional(WRITE_COUNTERS.WRITES)
                .orElse(0L);
    }
}
