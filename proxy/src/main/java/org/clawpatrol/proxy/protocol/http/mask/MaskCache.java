package org.clawpatrol.proxy.protocol.http.mask;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.clawpatrol.proxy.secret.Secret;

/**
 * Builds the patterns of secrets once for all the answers that need them, and lends room to look
 * for them in. Those of a secret that was replaced, or is not used, are wiped after ten minutes, or
 * where there are too many before that; what an answer still uses is wiped when it ends. Lives on
 * its loop.
 */
public final class MaskCache {
    private static final int MOST = 64;
    private static final long UNUSED_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final EventLoop loop;
    private final LongSupplier nanoTime;
    private final Scratch scratch = new Scratch();

    /** The one used last comes first. */
    private final List<Entry> entries = new ArrayList<>();

    private boolean sweepDue;

    /** What is known of some secrets. */
    private static final class Entry {
        private final List<byte[]> values = new ArrayList<>(1);
        private final SecretPatterns patterns;
        private int users;
        private boolean dropped;
        private long usedAt;

        Entry(List<Secret> secrets) {
            patterns = SecretPatterns.of(secrets);
            secrets.forEach(secret -> values.add(secret.reveal()));
        }

        boolean isOf(List<Secret> secrets) {
            boolean same = secrets.size() == values.size();
            for (int i = 0; same && i < values.size(); i++) {
                same = secrets.get(i).holds(values.get(i));
            }
            return same;
        }

        void drop() {
            dropped = true;
            values.forEach(value -> Arrays.fill(value, (byte) 0));
            wipeIfUnused();
        }

        void returned() {
            users--;
            wipeIfUnused();
        }

        private void wipeIfUnused() {
            if (dropped && users == 0) {
                patterns.wipe();
            }
        }
    }

    /**
     * @param nanoTime a clock that only runs forward
     */
    public MaskCache(EventLoop loop, LongSupplier nanoTime) {
        this.loop = loop;
        this.nanoTime = nanoTime;
    }

    /** What finds any of these secrets, which stay the caller's, in one answer. */
    public SecretMask mask(List<Secret> secrets) {
        Entry entry = entry(secrets);
        entry.users++;
        entry.usedAt = nanoTime.getAsLong();
        sweepLater();
        return new SecretMask(entry.patterns, scratch, entry::returned);
    }

    /** How many different secrets it knows. */
    int size() {
        return entries.size();
    }

    private Entry entry(List<Secret> secrets) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).isOf(secrets)) {
                Entry found = entries.remove(i);
                entries.addFirst(found);
                return found;
            }
        }
        if (entries.size() == MOST) {
            entries.removeLast().drop();
        }
        Entry built = new Entry(secrets);
        entries.addFirst(built);
        return built;
    }

    private void sweepLater() {
        if (!sweepDue) {
            sweepDue = true;
            loop.schedule(this::sweep, UNUSED_NANOS / 2, TimeUnit.NANOSECONDS);
        }
    }

    /** Forgets what was not used for long. */
    void sweep() {
        sweepDue = false;
        scratch.wipe();
        long oldest = nanoTime.getAsLong() - UNUSED_NANOS;
        for (Iterator<Entry> each = entries.iterator(); each.hasNext(); ) {
            Entry entry = each.next();
            if (entry.usedAt - oldest <= 0) {
                each.remove();
                entry.drop();
            }
        }
        if (!entries.isEmpty()) {
            sweepLater();
        }
    }
}
