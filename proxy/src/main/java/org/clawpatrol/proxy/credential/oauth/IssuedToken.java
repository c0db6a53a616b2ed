package org.clawpatrol.proxy.credential.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.clawpatrol.proxy.secret.Secret;

/**
 * A token ready for use. Owns its secret.
 *
 * @param issuedAt by this machine's clock, before it was asked for
 * @param expiry empty for one that does not end
 */
public record IssuedToken(Secret value, Instant issuedAt, Optional<Instant> expiry)
        implements AutoCloseable {
    private static final Duration MARGIN = Duration.ofSeconds(60);
    private static final Duration LONGEST_SPREAD = Duration.ofMinutes(4);

    /** From when on it is replaced before it is used again: a minute before its end. */
    public Instant staleAt() {
        return expiry.map(end -> end.minus(shorter(MARGIN, quarterOfLife(end))))
                .orElse(Instant.MAX);
    }

    /**
     * From when on it is replaced ahead of need.
     *
     * @param spread from 0 to 1, so that many gateways do not ask at the same moment
     */
    Instant refreshAt(double spread) {
        if (expiry.isEmpty()) {
            return Instant.MAX;
        }
        Duration widest = shorter(LONGEST_SPREAD, quarterOfLife(expiry.get()));
        return staleAt().minusMillis((long) (spread * widest.toMillis()));
    }

    /** Whether its server takes it no longer. */
    public boolean endedAt(Instant now) {
        return expiry.filter(end -> !now.isBefore(end)).isPresent();
    }

    private Duration quarterOfLife(Instant end) {
        return Duration.between(issuedAt, end).dividedBy(4);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void close() {
        value.close();
    }
}
