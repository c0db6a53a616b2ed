package org.clawpatrol.proxy.device;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Devices that ask to join under a profile an operator must grant. In memory, bounded, forgotten
 * after ten minutes. Safe to share: one lock.
 */
public final class Enrolments {
    static final Duration LIFETIME = Duration.ofMinutes(10);
    static final int MAX_WAITING = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Enrolments.class);
    private static final int SECRET_BYTES = 48;

    private final DeviceRegistry registry;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, Entry> bySecretHash = new LinkedHashMap<>();

    private enum State {
        WAITING,
        APPROVED,
        REFUSED
    }

    private record Entry(Pending pending, State state) {}

    /**
     * One that waits for an operator.
     *
     * @param userCode what the device shows its user too
     */
    public record Pending(
            String userCode, String name, String profile, Instant createdAt, Instant expiresAt) {}

    /** What the asking device gets; prints without the secret it polls with. */
    public static final class Ticket {
        private final String secret;
        private final Pending pending;

        Ticket(String secret, Pending pending) {
            this.secret = secret;
            this.pending = pending;
        }

        /** To ask {@link Enrolments#poll} with. */
        public String revealSecret() {
            return secret;
        }

        public Pending pending() {
            return pending;
        }
    }

    /**
     * @param random must be unpredictable
     */
    public Enrolments(DeviceRegistry registry, InstantSource clock, RandomGenerator random) {
        this.registry = registry;
        this.clock = clock;
        this.random = random;
    }

    /** Asks; empty when the name cannot be used or too many wait already. */
    public synchronized Optional<Ticket> request(String name, String profile) {
        forgetExpired();
        if (!DeviceRegistry.usableName(name) || bySecretHash.size() >= MAX_WAITING) {
            return Optional.empty();
        }
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        var pending = new Pending(freshCode(), name, profile, now, now.plus(LIFETIME));
        bySecretHash.put(DeviceToken.hash(secret), new Entry(pending, State.WAITING));
        return Optional.of(new Ticket(secret, pending));
    }

    private String freshCode() {
        String code = UserCode.next(random);
        while (find(code).isPresent()) {
            code = UserCode.next(random);
        }
        return code;
    }

    /** What waits for an operator, oldest first. */
    public synchronized List<Pending> pending() {
        forgetExpired();
        return bySecretHash.values().stream()
                .filter(entry -> entry.state() == State.WAITING)
                .map(Entry::pending)
                .toList();
    }

    /** False when no such code waits. */
    public synchronized boolean decide(String userCode, boolean allow, String by) {
        forgetExpired();
        var waiting =
                find(UserCode.folded(userCode))
                        .filter(found -> found.getValue().state() == State.WAITING);
        waiting.ifPresent(
                found -> {
                    State state = allow ? State.APPROVED : State.REFUSED;
                    found.setValue(new Entry(found.getValue().pending(), state));
                    LOG.info(
                            "enrolment {} {} by {}",
                            found.getValue().pending().userCode(),
                            state,
                            by);
                });
        return waiting.isPresent();
    }

    /** Asks how it stands; a grant is given once. */
    public synchronized EnrolmentStatus poll(String secret) {
        forgetExpired();
        String hash = DeviceToken.hash(secret);
        Entry entry = bySecretHash.get(hash);
        if (entry == null) {
            return new EnrolmentStatus.Gone();
        }
        return switch (entry.state()) {
            case WAITING -> new EnrolmentStatus.Waiting();
            case REFUSED -> new EnrolmentStatus.Refused();
            case APPROVED -> {
                bySecretHash.remove(hash);
                yield grant(entry.pending());
            }
        };
    }

    private EnrolmentStatus grant(Pending pending) {
        // The profile can have left the configuration since it was asked for.
        return registry.register(pending.name(), pending.profile())
                .<EnrolmentStatus>map(
                        device ->
                                new EnrolmentStatus.Granted(
                                        device.id(), pending.profile(), device.token()))
                .orElseGet(EnrolmentStatus.Refused::new);
    }

    private Optional<Map.Entry<String, Entry>> find(String userCode) {
        return bySecretHash.entrySet().stream()
                .filter(entry -> entry.getValue().pending().userCode().equals(userCode))
                .findFirst();
    }

    private void forgetExpired() {
        Instant now = clock.instant();
        bySecretHash.values().removeIf(entry -> !now.isBefore(entry.pending().expiresAt()));
    }
}
