package org.clawpatrol.proxy.operator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.clawpatrol.proxy.state.OperatorTable;

/** Signed-in browsers. The store sees only hashes of their cookies. Safe to share. */
public final class Sessions {
    private static final int COOKIE_BYTES = 32;
    private static final int COOKIE_CHARACTERS = 2 * COOKIE_BYTES;

    private final OperatorTable table;
    private final Duration lifetime;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * @param lifetime from sign-in, not renewed by use
     * @param random must be unpredictable
     */
    public Sessions(
            OperatorTable table, Duration lifetime, InstantSource clock, RandomGenerator random) {
        this.table = table;
        this.lifetime = lifetime;
        this.clock = clock;
        this.random = random;
    }

    public Duration lifetime() {
        return lifetime;
    }

    /** Opens a session and returns its cookie, always a new one. */
    public String open(String user) {
        byte[] bytes = new byte[COOKIE_BYTES];
        random.nextBytes(bytes);
        String cookie = HexFormat.of().formatHex(bytes);
        Instant now = clock.instant();
        table.deleteExpiredSessions(now);
        table.putSession(
                TokenText.hash(cookie), new OperatorTable.Session(user, now, now.plus(lifetime)));
        return cookie;
    }

    public Optional<Principal> authenticate(String cookie) {
        if (cookie.length() != COOKIE_CHARACTERS) {
            return Optional.empty();
        }
        return table.session(TokenText.hash(cookie))
                .filter(session -> clock.instant().isBefore(session.expiresAt()))
                .map(session -> new Principal(session.user(), new Principal.Session()));
    }

    public void close(String cookie) {
        table.deleteSession(TokenText.hash(cookie));
    }
}
