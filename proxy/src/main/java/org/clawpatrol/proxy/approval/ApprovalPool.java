package org.clawpatrol.proxy.approval;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The questions that wait for people. Bounded; the first decision wins and every question ends
 * exactly once. Safe to share: one lock guards the books, callbacks run outside it.
 */
public final class ApprovalPool implements Approvals, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApprovalPool.class);
    private static final String STOPPING = "the gateway is stopping";
    private static final int ID_BYTES = 16;

    private final ApprovalLimits limits;
    private final Timeouts timeouts;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private final Object lock = new Object();
    private final Map<String, Entry> waiting = new LinkedHashMap<>();
    private final Map<String, Integer> perDevice = new HashMap<>();
    private final EndedApprovals ended;
    private boolean closed;

    /** A question with whom to tell. */
    private static final class Entry {
        final PendingApproval pending;
        final Consumer<ApprovalResult> callback;
        // Who approved, by operator; written and read under the lock.
        final Map<String, String> approvals = new LinkedHashMap<>();
        // What stops the clock; written and read under the lock.
        @Nullable Runnable cancel;

        Entry(PendingApproval pending, Consumer<ApprovalResult> callback) {
            this.pending = pending;
            this.callback = callback;
        }

        PendingApproval now() {
            return new PendingApproval(
                    pending.id(),
                    pending.request(),
                    pending.createdAt(),
                    pending.expiresAt(),
                    List.copyOf(approvals.values()));
        }
    }

    /**
     * @param random where ids come from; must be unpredictable
     */
    public ApprovalPool(
            ApprovalLimits limits, Timeouts timeouts, InstantSource clock, RandomGenerator random) {
        this.limits = limits;
        this.timeouts = timeouts;
        this.clock = clock;
        this.random = random;
        this.ended = new EndedApprovals(limits.remembered(), limits.memory());
    }

    /** Calls the listener after every change of {@link #pending()}, on the changing thread. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public Ticket ask(
            ApprovalRequest request, Duration timeout, Consumer<ApprovalResult> callback) {
        Instant now = clock.instant();
        var entry =
                new Entry(
                        new PendingApproval(newId(), request, now, now.plus(timeout), List.of()),
                        callback);
        Optional<String> refusal = admit(entry);
        if (refusal.isPresent()) {
            LOG.warn("approval for action {} not asked: {}", request.actionId(), refusal.get());
            tell(entry, new ApprovalResult.Unavailable(refusal.get()));
            return () -> {};
        }
        startClock(entry, timeout);
        changed();
        return () ->
                end(
                        entry,
                        ApprovalState.CLIENT_DISCONNECTED,
                        "the agent left before anybody decided",
                        new ApprovalResult.Disconnected());
    }

    private Optional<String> admit(Entry entry) {
        synchronized (lock) {
            if (closed) {
                return Optional.of(STOPPING);
            }
            if (waiting.size() >= limits.total()) {
                return Optional.of("too many requests are waiting for approval");
            }
            String device = entry.pending.request().deviceId();
            if (perDevice.getOrDefault(device, 0) >= limits.perDevice()) {
                return Optional.of("too many requests of this device are waiting for approval");
            }
            waiting.put(entry.pending.id(), entry);
            perDevice.merge(device, 1, Integer::sum);
            return Optional.empty();
        }
    }

    private void startClock(Entry entry, Duration timeout) {
        Runnable cancel;
        try {
            cancel = timeouts.after(timeout, () -> timedOut(entry, timeout));
        } catch (RejectedExecutionException e) {
            end(entry, ApprovalState.CANCELED, STOPPING, new ApprovalResult.Unavailable(STOPPING));
            return;
        }
        boolean open;
        synchronized (lock) {
            entry.cancel = cancel;
            open = waiting.containsKey(entry.pending.id());
        }
        if (!open) {
            cancel.run();
        }
    }

    private void timedOut(Entry entry, Duration timeout) {
        end(
                entry,
                ApprovalState.TIMED_OUT,
                "nobody decided in time",
                new ApprovalResult.TimedOut(timeout));
    }

    /**
     * Decides a question, or approves it as one of several who must. Only the first decision
     * counts, one denial is one, and nobody counts twice.
     *
     * @param reason the person's words for the agent, may be empty
     */
    public DecisionResult decide(String id, boolean allow, Decider by, String reason) {
        return allow
                ? approve(id, by)
                : conclude(
                        id,
                        ApprovalState.DENIED,
                        by.shown(),
                        new ApprovalResult.Denied(by.shown(), reason));
    }

    private DecisionResult approve(String id, Decider by) {
        List<String> approvals;
        int needed;
        boolean counts;
        synchronized (lock) {
            Entry entry = waiting.get(id);
            if (entry == null) {
                return late(id, ApprovalState.APPROVED.wireName() + " by " + by.shown());
            }
            counts = entry.approvals.putIfAbsent(by.operator(), by.shown()) == null;
            approvals = List.copyOf(entry.approvals.values());
            needed = entry.pending.request().needed();
        }
        if (approvals.size() >= needed) {
            String names = String.join(", ", approvals);
            return conclude(
                    id, ApprovalState.APPROVED, names, new ApprovalResult.Allowed(approvals));
        }
        LOG.info(
                "approval {}: {} of {} approvals, by {}", id, approvals.size(), needed, by.shown());
        if (counts) {
            changed();
        }
        String standing = approvals.size() + " of " + needed + " approvals";
        return new DecisionResult(
                false,
                ApprovalState.PENDING,
                counts ? standing : "you have approved already; " + standing);
    }

    private DecisionResult conclude(
            String id, ApprovalState state, String by, ApprovalResult result) {
        Entry entry;
        synchronized (lock) {
            entry = waiting.get(id);
        }
        String said = state.wireName() + " by " + by;
        if (entry != null && end(entry, state, said, result)) {
            LOG.info("approval {} {}", id, said);
            return new DecisionResult(true, state, said);
        }
        return late(id, said);
    }

    private DecisionResult late(String id, String said) {
        DecisionResult late = endedAs(id);
        if (late.state() != ApprovalState.UNKNOWN) {
            LOG.info("late decision on approval {}: {}, but {}", id, said, late.reason());
        }
        return late;
    }

    private DecisionResult endedAs(String id) {
        synchronized (lock) {
            return ended.find(id, clock.instant())
                    .orElseGet(
                            () ->
                                    new DecisionResult(
                                            false,
                                            ApprovalState.UNKNOWN,
                                            "no such approval is waiting"));
        }
    }

    /** Where a question stands, without deciding it. */
    public DecisionResult look(String id) {
        synchronized (lock) {
            if (waiting.containsKey(id)) {
                return new DecisionResult(false, ApprovalState.PENDING, "waiting for a decision");
            }
        }
        return endedAs(id);
    }

    /** What waits now, oldest first. */
    public List<PendingApproval> pending() {
        synchronized (lock) {
            return waiting.values().stream().map(Entry::now).toList();
        }
    }

    public Optional<PendingApproval> find(String id) {
        synchronized (lock) {
            return Optional.ofNullable(waiting.get(id)).map(Entry::now);
        }
    }

    /** Ends everything that waits as not available, and takes no more. */
    @Override
    public void close() {
        List<Entry> open;
        synchronized (lock) {
            closed = true;
            open = List.copyOf(waiting.values());
        }
        for (Entry entry : open) {
            end(entry, ApprovalState.CANCELED, STOPPING, new ApprovalResult.Unavailable(STOPPING));
        }
    }

    /** Whether this call was the one that ended it. */
    private boolean end(Entry entry, ApprovalState state, String reason, ApprovalResult result) {
        Runnable cancel;
        synchronized (lock) {
            if (waiting.remove(entry.pending.id()) == null) {
                return false;
            }
            perDevice.computeIfPresent(
                    entry.pending.request().deviceId(),
                    (device, count) -> count == 1 ? null : count - 1);
            ended.add(entry.pending.id(), state, reason, clock.instant());
            cancel = entry.cancel;
        }
        if (cancel != null) {
            cancel.run();
        }
        tell(entry, result);
        changed();
        return true;
    }

    // One caller's failure must not keep the others from being told.
    private static void tell(Entry entry, ApprovalResult result) {
        try {
            entry.callback.accept(result);
        } catch (RuntimeException e) {
            LOG.error("approval {}: the waiting action could not be told", entry.pending.id(), e);
        }
    }

    private void changed() {
        for (Runnable listener : listeners) {
            listener.run();
        }
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
