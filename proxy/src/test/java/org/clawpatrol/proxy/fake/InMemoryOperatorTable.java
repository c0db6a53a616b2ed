package org.clawpatrol.proxy.fake;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.proxy.state.OperatorTable;

/** Operators in maps, every call one step. Safe to share. */
public final class InMemoryOperatorTable implements OperatorTable {
    private final Map<String, String> passwords = new LinkedHashMap<>();
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Map<String, ApiToken> tokens = new LinkedHashMap<>();

    /** Everything stored, for tests that look for what must not be there. */
    public synchronized String dump() {
        return passwords + " " + sessions + " " + tokens;
    }

    public synchronized int sessionCount() {
        return sessions.size();
    }

    @Override
    public synchronized Optional<String> passwordHash(String user) {
        return Optional.ofNullable(passwords.get(user));
    }

    @Override
    public synchronized void setPasswordHash(String user, String hash, Instant now) {
        passwords.put(user, hash);
        sessions.values().removeIf(session -> session.user().equals(user));
    }

    @Override
    public synchronized boolean createPasswordHash(String user, String hash, Instant now) {
        return passwords.putIfAbsent(user, hash) == null;
    }

    @Override
    public synchronized void deletePassword(String user) {
        passwords.remove(user);
        sessions.values().removeIf(session -> session.user().equals(user));
    }

    @Override
    public synchronized void putSession(String tokenHash, Session session) {
        sessions.put(tokenHash, session);
    }

    @Override
    public synchronized Optional<Session> session(String tokenHash) {
        return Optional.ofNullable(sessions.get(tokenHash));
    }

    @Override
    public synchronized void deleteSession(String tokenHash) {
        sessions.remove(tokenHash);
    }

    @Override
    public synchronized void deleteExpiredSessions(Instant now) {
        sessions.values().removeIf(session -> !now.isBefore(session.expiresAt()));
    }

    @Override
    public synchronized boolean putApiToken(String tokenHash, ApiToken token) {
        if (tokens.values().stream().anyMatch(other -> other.name().equals(token.name()))) {
            return false;
        }
        tokens.put(tokenHash, token);
        return true;
    }

    @Override
    public synchronized Optional<ApiToken> apiToken(String tokenHash) {
        return Optional.ofNullable(tokens.get(tokenHash));
    }

    @Override
    public synchronized List<ApiToken> apiTokens() {
        return List.copyOf(tokens.values());
    }

    @Override
    public synchronized boolean deleteApiToken(String name) {
        return tokens.values().removeIf(token -> token.name().equals(name));
    }
}
