package org.clawpatrol.proxy.credential.oauth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.clawpatrol.proxy.secret.Secret;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token of one credential while it is used: however many ask, one call at a time replaces it,
 * some time before it ends; until it has ended it is also used when that call fails for a while.
 * Safe to share.
 */
public final class LiveToken implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveToken.class);

    private final String credential;
    private final TokenSupply supply;
    private final Surroundings surroundings;
    private final RefreshBackOff backOff;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable IssuedToken token;
    private Instant refreshAt = Instant.MAX;
    private @Nullable CompletableFuture<Void> call;
    private boolean outdated;
    private boolean used;
    private boolean closed;

    /**
     * What live tokens share.
     *
     * @param calls runs what may block
     */
    public record Surroundings(Executor calls, InstantSource clock, RandomGenerator random) {}

    public LiveToken(String credential, TokenSupply supply, Surroundings surroundings) {
        this.credential = credential;
        this.supply = supply;
        this.surroundings = surroundings;
        this.backOff = new RefreshBackOff(surroundings.random());
    }

    /** A copy that the caller closes; fails with {@link TokenException}. Never blocks. */
    public CompletionStage<Secret> use() {
        lock.lock();
        try {
            used = true;
            Instant now = surroundings.clock().instant();
            IssuedToken present = token;
            if (present != null && !outdated && now.isBefore(present.staleAt())) {
                CompletionStage<Secret> copy = done(present);
                refreshAhead(now);
                return copy;
            }
            if (call == null && backOff.waitsAt(now)) {
                return settled(now);
            }
            return started().thenCompose(_ -> afterCall());
        } finally {
            lock.unlock();
        }
    }

    /** Replaces the token ahead of need where it is used; called every now and then. */
    public void tend() {
        lock.lock();
        try {
            if (used) {
                refreshAhead(surroundings.clock().instant());
            }
        } finally {
            lock.unlock();
        }
    }

    /** What it is made from may have changed: the next use asks again. */
    public void outdate() {
        lock.lock();
        try {
            outdated = true;
            backOff.worked();
        } finally {
            lock.unlock();
        }
    }

    /** When the present token ends; empty where there is none or its server does not say. */
    public Optional<Instant> ends() {
        lock.lock();
        try {
            return Optional.ofNullable(token).flatMap(IssuedToken::expiry);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Why there is no fresh token, where the last call failed; that nobody has logged in is no
     * failure.
     */
    public Optional<String> trouble() {
        lock.lock();
        try {
            return Optional.ofNullable(backOff.last())
                    .filter(failure -> !failure.isNotConnected())
                    .map(TokenException::why);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            drop();
            wipe();
        } finally {
            lock.unlock();
        }
    }

    private void refreshAhead(Instant now) {
        boolean due = token != null && !now.isBefore(refreshAt) && !outdated;
        if (due && call == null && !backOff.waitsAt(now)) {
            var _ = started();
        }
    }

    /** The call under way, or a new one. */
    private CompletableFuture<Void> started() {
        CompletableFuture<Void> underWay = call;
        if (underWay != null) {
            return underWay;
        }
        CompletableFuture<Void> fresh = new CompletableFuture<>();
        call = fresh;
        outdated = false;
        used = false;
        surroundings.calls().execute(() -> run(fresh));
        return fresh;
    }

    private void run(CompletableFuture<Void> end) {
        try {
            ended(supply.issue());
        } catch (TokenException e) {
            ended(e);
        } catch (RuntimeException e) {
            LOG.error("credential `{}`: no token for want of a part of the gateway", credential, e);
            ended(TokenException.transientFailure(": the gateway could not ask for a token"));
        } finally {
            end.complete(null);
        }
    }

    private void ended(IssuedToken fresh) {
        lock.lock();
        try {
            call = null;
            backOff.worked();
            drop();
            if (closed) {
                fresh.close();
                wipe();
            } else {
                token = fresh;
                refreshAt = fresh.refreshAt(surroundings.random().nextDouble());
            }
        } finally {
            lock.unlock();
        }
    }

    private void ended(TokenException failure) {
        lock.lock();
        try {
            call = null;
            boolean first = backOff.last() == null;
            backOff.failed(failure, surroundings.clock().instant());
            if (failure.grantIsGone()) {
                drop();
            }
            wipe();
            // What was never there is no failure: another source may have the secret.
            if ((first || failure.grantIsGone()) && !failure.isNotConnected()) {
                LOG.error("credential `{}`{}; its actions need a token", credential, failure.why());
            }
        } finally {
            lock.unlock();
        }
    }

    private CompletionStage<Secret> afterCall() {
        lock.lock();
        try {
            return settled(surroundings.clock().instant());
        } finally {
            lock.unlock();
        }
    }

    private CompletionStage<Secret> settled(Instant now) {
        IssuedToken present = token;
        if (present != null && !present.endedAt(now)) {
            return done(present);
        }
        TokenException why = backOff.last();
        return CompletableFuture.failedFuture(
                why == null
                        ? TokenException.transientFailure(": its token ended before it was used")
                        : why);
    }

    private static CompletionStage<Secret> done(IssuedToken present) {
        return CompletableFuture.completedFuture(present.value().copy());
    }

    /** Not under a call that still needs it. */
    private void wipe() {
        if (closed && call == null) {
            supply.close();
        }
    }

    private void drop() {
        IssuedToken old = token;
        token = null;
        refreshAt = Instant.MAX;
        if (old != null) {
            old.close();
        }
    }
}
