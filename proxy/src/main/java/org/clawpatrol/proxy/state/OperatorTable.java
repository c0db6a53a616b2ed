package org.clawpatrol.proxy.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Operators, their sessions and their API tokens. Only hashes are stored. */
public interface OperatorTable {

    record Session(String user, Instant createdAt, Instant expiresAt) {}

    record ApiToken(String name, String user, Instant createdAt) {}

    Optional<String> passwordHash(String user);

    /** Stores the hash and ends every session of the user, in one transaction. */
    void setPasswordHash(String user, String hash, Instant now);

    /** Stores the first password; false when one exists already. */
    boolean createPasswordHash(String user, String hash, Instant now);

    /** Removes the password and every session of the user. */
    void deletePassword(String user);

    void putSession(String tokenHash, Session session);

    Optional<Session> session(String tokenHash);

    void deleteSession(String tokenHash);

    void deleteExpiredSessions(Instant now);

    /** False when a token of that name exists. */
    boolean putApiToken(String tokenHash, ApiToken token);

    Optional<ApiToken> apiToken(String tokenHash);

    List<ApiToken> apiTokens();

    boolean deleteApiToken(String name);
}
