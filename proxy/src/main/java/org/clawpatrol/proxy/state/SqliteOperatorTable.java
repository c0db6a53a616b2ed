package org.clawpatrol.proxy.state;

import static org.clawpatrol.proxy.state.schema.Tables.OPERATORS;
import static org.clawpatrol.proxy.state.schema.Tables.OPERATOR_SESSIONS;
import static org.clawpatrol.proxy.state.schema.Tables.OPERATOR_TOKENS;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Hashes of operators' passwords, sessions and API tokens. Safe to share. */
final class SqliteOperatorTable implements OperatorTable {
    private final Database database;

    SqliteOperatorTable(Database database) {
        this.database = database;
    }

    @Override
    public Optional<String> passwordHash(String user) {
        return database.read(
                sql ->
                        sql.select(OPERATORS.PASSWORD_HASH)
                                .from(OPERATORS)
                                .where(OPERATORS.USERNAME.eq(user))
                                .fetchOptional(OPERATORS.PASSWORD_HASH));
    }

    @Override
    public void setPasswordHash(String user, String hash, Instant now) {
        long updated = Nanos.of(now);
        database.write(
                sql -> {
                    sql.insertInto(OPERATORS)
                            .set(OPERATORS.USERNAME, user)
                            .set(OPERATORS.PASSWORD_HASH, hash)
                            .set(OPERATORS.CREATED_NS, updated)
                            .set(OPERATORS.UPDATED_NS, updated)
                            .onConflict(OPERATORS.USERNAME)
                            .doUpdate()
                            .set(OPERATORS.PASSWORD_HASH, hash)
                            .set(OPERATORS.UPDATED_NS, updated)
                            .execute();
                    return endSessions(sql, user);
                });
    }

    @Override
    public boolean createPasswordHash(String user, String hash, Instant now) {
        long created = Nanos.of(now);
        return database.write(
                        sql ->
                                sql.insertInto(OPERATORS)
                                        .set(OPERATORS.USERNAME, user)
                                        .set(OPERATORS.PASSWORD_HASH, hash)
                                        .set(OPERATORS.CREATED_NS, created)
                                        .set(OPERATORS.UPDATED_NS, created)
                                        .onConflictDoNothing()
                                        .execute())
                > 0;
    }

    @Override
    public void deletePassword(String user) {
        database.write(
                sql -> {
                    sql.deleteFrom(OPERATORS).where(OPERATORS.USERNAME.eq(user)).execute();
                    return endSessions(sql, user);
                });
    }

    @Override
    public void putSession(String tokenHash, Session session) {
        database.write(
                sql ->
                        sql.insertInto(OPERATOR_SESSIONS)
                                .set(OPERATOR_SESSIONS.TOKEN_HASH, tokenHash)
                                .set(OPERATOR_SESSIONS.USERNAME, session.user())
                                .set(OPERATOR_SESSIONS.CREATED_NS, Nanos.of(session.createdAt()))
                                .set(OPERATOR_SESSIONS.EXPIRES_NS, Nanos.of(session.expiresAt()))
                                .execute());
    }

    @Override
    public Optional<Session> session(String tokenHash) {
        return database.read(
                sql ->
                        sql.selectFrom(OPERATOR_SESSIONS)
                                .where(OPERATOR_SESSIONS.TOKEN_HASH.eq(tokenHash))
                                .fetchOptional(SqliteOperatorTable::toSession));
    }

    @Override
    public void deleteSession(String tokenHash) {
        database.write(
                sql ->
                        sql.deleteFrom(OPERATOR_SESSIONS)
                                .where(OPERATOR_SESSIONS.TOKEN_HASH.eq(tokenHash))
                                .execute());
    }

    @Override
    public void deleteExpiredSessions(Instant now) {
        database.write(
                sql ->
                        sql.deleteFrom(OPERATOR_SESSIONS)
                                .where(OPERATOR_SESSIONS.EXPIRES_NS.le(Nanos.of(now)))
                                .execute());
    }

    @Override
    public boolean putApiToken(String tokenHash, ApiToken token) {
        return database.write(
                        sql ->
                                sql.insertInto(OPERATOR_TOKENS)
                                        .set(OPERATOR_TOKENS.TOKEN_HASH, tokenHash)
                                        .set(OPERATOR_TOKENS.NAME, token.name())
                                        .set(OPERATOR_TOKENS.USERNAME, token.user())
                                        .set(
                                                OPERATOR_TOKENS.CREATED_NS,
                                                Nanos.of(token.createdAt()))
                                        .onConflictDoNothing()
                                        .execute())
                > 0;
    }

    @Override
    public Optional<ApiToken> apiToken(String tokenHash) {
        return database.read(
                sql ->
                        sql.selectFrom(OPERATOR_TOKENS)
                                .where(OPERATOR_TOKENS.TOKEN_HASH.eq(tokenHash))
                                .fetchOptional(SqliteOperatorTable::toApiToken));
    }

    @Override
    public List<ApiToken> apiTokens() {
        return database.read(
                sql ->
                        sql.selectFrom(OPERATOR_TOKENS)
                                .orderBy(OPERATOR_TOKENS.NAME)
                                .fetch(SqliteOperatorTable::toApiToken));
    }

    @Override
    public boolean deleteApiToken(String name) {
        return database.write(
                        sql ->
                                sql.deleteFrom(OPERATOR_TOKENS)
                                        .where(OPERATOR_TOKENS.NAME.eq(name))
                                        .execute())
                > 0;
    }

    private static int endSessions(DSLContext sql, String user) {
        return sql.deleteFrom(OPERATOR_SESSIONS)
                .where(OPERATOR_SESSIONS.USERNAME.eq(user))
                .execute();
    }

    private static Session toSession(Record row) {
        return new Session(
                row.get(OPERATOR_SESSIONS.USERNAME),
                Nanos.at(row.get(OPERATOR_SESSIONS.CREATED_NS)),
                Nanos.at(row.get(OPERATOR_SESSIONS.EXPIRES_NS)));
    }

    private static ApiToken toApiToken(Record row) {
        return new ApiToken(
                row.get(OPERATOR_TOKENS.NAME),
                row.get(OPERATOR_TOKENS.USERNAME),
                Nanos.at(row.get(OPERATOR_TOKENS.CREATED_NS)));
    }
}
