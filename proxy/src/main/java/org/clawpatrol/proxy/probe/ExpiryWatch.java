package org.clawpatrol.proxy.probe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says ahead of time, in the log, which secrets are about to end: two weeks, three days and one day
 * before, and when they have ended. Looks at secrets that are stored or in the environment; what a
 * secret store keeps is renewed there, and tokens of logins are replaced by the gateway. One
 * thread.
 */
public final class ExpiryWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiryWatch.class);

    /** Longest first. */
    private static final List<Duration> AHEAD =
            List.of(Duration.ofDays(14), Duration.ofDays(3), Duration.ofDays(1), Duration.ZERO);

    private final SecretEnds ends;
    private final InstantSource clock;
    private final Map<String, Warned> warned = new HashMap<>();

    /** How near the end of a secret was when that was said. */
    private record Warned(Instant ends, Duration ahead) {}

    public ExpiryWatch(SecretEnds ends, InstantSource clock) {
        this.ends = ends;
        this.clock = clock;
    }

    /** Looks once. */
    @Override
    public void run() {
        ends.all().forEach(end -> look(end.credential(), end.slot(), end.at()));
    }

    private void look(String credential, String slot, Instant ends) {
        Duration left = Duration.between(clock.instant(), ends);
        Optional<Duration> reached =
                AHEAD.reversed().stream().filter(ahead -> left.compareTo(ahead) <= 0).findFirst();
        if (reached.isEmpty()) {
            return;
        }
        Warned now = new Warned(ends, reached.get());
        String key = credential + " " + slot;
        if (!now.equals(warned.put(key, now))) {
            LOG.warn(
                    "credential {}: its secret{} {} at {}; set another: clawpatrol credentials set {}{}",
                    credential,
                    slot.isEmpty() ? "" : " `" + slot + "`",
                    left.isNegative() || left.isZero() ? "ended" : "ends",
                    ends,
                    credential,
                    slot.isEmpty() ? "" : " --slot " + slot);
        }
    }
}
