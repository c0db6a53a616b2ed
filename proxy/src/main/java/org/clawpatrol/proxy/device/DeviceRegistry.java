package org.clawpatrol.proxy.device;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.reload.ActiveConfiguration;
import org.clawpatrol.proxy.state.DeviceTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registered devices. What a token proved is trusted for a few seconds, so that a device
 * removed by another process is refused soon after. Safe to share.
 */
public final class DeviceRegistry implements Devices {
    static final Duration TRUST = Duration.ofSeconds(3);
    static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(DeviceRegistry.class);
    private static final int MAX_CACHED = 10_000;
    private static final int ID_BYTES = 8;
    private static final String REMOVED = "";
    // Printable, starts with a visible character: the name goes into pages, records and terminals.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._@-]{0,99}");

    private final DeviceTable table;
    private final ActiveConfiguration configuration;
    private final Executor background;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Cache<String, Optional<DeviceTable.Row>> byTokenHash;
    private final Cache<String, Optional<DeviceTable.Row>> byId;
    private final Cache<String, Boolean> recentlySeen;

    /** The profile of each device changed just now. */
    private final Cache<String, String> changed;

    private final List<Consumer<String>> revoked = new CopyOnWriteArrayList<>();

    /**
     * @param background where last-seen times are written
     * @param random must be unpredictable
     */
    public DeviceRegistry(
            DeviceTable table,
            ActiveConfiguration configuration,
            Executor background,
            InstantSource clock,
            RandomGenerator random) {
        this.table = table;
        this.configuration = configuration;
        this.background = background;
        this.clock = clock;
        this.random = random;
        this.byTokenHash = cache(TRUST);
        this.byId = cache(TRUST);
        this.recentlySeen = cache(SEEN_EVERY);
        this.changed = cache(TRUST);
    }

    private <V> Cache<String, V> cache(Duration lifetime) {
        return Caffeine.newBuilder()
                .maximumSize(MAX_CACHED)
                .expireAfterWrite(lifetime)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .build();
    }

    /**
     * {@inheritDoc}
     *
     * <p>A device whose profile the active configuration does not declare is refused as if unknown.
     */
    @Override
    public Optional<Peer> authenticate(String token, String address) {
        if (!DeviceToken.plausible(token)) {
            return Optional.empty();
        }
        return peer(byTokenHash.get(DeviceToken.hash(token), table::byTokenHash), address);
    }

    /**
     * {@inheritDoc}
     *
     * <p>A device whose profile the active configuration does not declare is refused as if unknown.
     */
    @Override
    public Optional<Peer> find(String id, String address) {
        return peer(byId.get(id, table::byId), address);
    }

    private Optional<Peer> peer(Optional<DeviceTable.Row> registered, String address) {
        Optional<DeviceTable.Row> device = registered.filter(row -> declared(row.profile()));
        device.ifPresent(row -> noteSeen(row.id()));
        return device.map(row -> new Peer(row.id(), row.name(), row.profile(), address));
    }

    private boolean declared(String profile) {
        return configuration.current().profiles().containsKey(profile);
    }

    private void noteSeen(String id) {
        if (recentlySeen.asMap().putIfAbsent(id, true) == null) {
            Instant now = clock.instant();
            inBackground(() -> table.seen(id, now));
        }
    }

    // Last-seen times are a courtesy: losing one must not cost a connection.
    private void inBackground(Runnable write) {
        try {
            background.execute(
                    () -> {
                        try {
                            write.run();
                        } catch (RuntimeException e) {
                            LOG.warn("a last-seen time was not stored", e);
                        }
                    });
        } catch (RejectedExecutionException e) {
            LOG.debug("a last-seen time was dropped: {}", e.getMessage());
        }
    }

    /**
     * A new device and the token that proves it.
     *
     * @param token the only time it is seen
     */
    public record Registered(String id, DeviceToken token) {}

    /** Registers a device; empty when the profile is not declared or the name is not usable. */
    public Optional<Registered> register(String name, String profile) {
        if (!usableName(name) || !declared(profile)) {
            return Optional.empty();
        }
        DeviceToken token = DeviceToken.generate(random);
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        Instant now = clock.instant();
        var row =
                new DeviceTable.Row("dev_" + HexFormat.of().formatHex(id), name, profile, now, now);
        table.insert(row, token.hash());
        return Optional.of(new Registered(row.id(), token));
    }

    /** 1 to 100 letters, digits, spaces and {@code . _ @ -}, starting with a letter or digit. */
    public static boolean usableName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The profile of a device that asks for none: {@code default}, else the first declared. */
    public Optional<String> defaultProfile() {
        var profiles = configuration.current().profiles();
        return profiles.containsKey("default")
                ? Optional.of("default")
                : profiles.keySet().stream().findFirst();
    }

    public List<DeviceTable.Row> all() {
        return table.all();
    }

    /** False when the device or the profile does not exist; what it has open ends. */
    public boolean setProfile(String id, String profile) {
        return declared(profile) && change(id, profile, () -> table.setProfile(id, profile));
    }

    /** Removes a device; its token is refused from now on, and what it has open ends. */
    public boolean delete(String id) {
        return change(id, REMOVED, () -> table.delete(id));
    }

    // What was proven before is doubted first: whoever is being let in meanwhile either sees that
    // or is told.
    private boolean change(String id, String profile, BooleanSupplier write) {
        changed.put(id, profile);
        boolean done = write.getAsBoolean();
        byTokenHash.invalidateAll();
        byId.invalidateAll();
        if (done) {
            revoked.forEach(listener -> listener.accept(id));
        }
        return done;
    }

    @Override
    public boolean isCurrent(Peer peer) {
        String profile = changed.getIfPresent(peer.deviceId());
        return profile == null || profile.equals(peer.profile());
    }

    @Override
    public void whenRevoked(Consumer<String> listener) {
        revoked.add(listener);
    }
}
