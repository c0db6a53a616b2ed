package org.clawpatrol.proxy.credential.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Logins under way, by the state that only their operator's browser knows; the oldest gives way
 * beyond the bound. Safe to share.
 */
final class LoginSessions {
    private static final int MOST = 64;

    private final Map<String, LoginSession> sessions = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    void add(String state, LoginSession session, Instant now) {
        lock.lock();
        try {
            sweep(now);
            Iterator<LoginSession> oldest = sessions.values().iterator();
            if (sessions.size() >= MOST && oldest.hasNext()) {
                oldest.next().close();
                oldest.remove();
            }
            sessions.put(state, session);
        } finally {
            lock.unlock();
        }
    }

    /** The operator's session of that state, which is then no more. */
    Optional<LoginSession> take(String state, String operator, Instant now) {
        lock.lock();
        try {
            Optional<LoginSession> session = find(state, operator, now);
            session.ifPresent(_ -> sessions.remove(state));
            return session;
        } finally {
            lock.unlock();
        }
    }

    /** The operator's session of that state; nobody else's. */
    Optional<LoginSession> find(String state, String operator, Instant now) {
        lock.lock();
        try {
            return Optional.ofNullable(sessions.get(state))
                    .filter(session -> same(session.operator(), operator))
                    .filter(session -> !session.endedAt(now));
        } finally {
            lock.unlock();
        }
    }

    private void sweep(Instant now) {
        Iterator<LoginSession> all = sessions.values().iterator();
        while (all.hasNext()) {
            LoginSession session = all.next();
            if (session.endedAt(now)) {
                session.close();
                all.remove();
            }
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
