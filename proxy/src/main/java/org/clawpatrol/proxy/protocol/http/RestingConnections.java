package org.clawpatrol.proxy.protocol.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.dsl.config.OriginLimits;

/**
 * The connections to origins that have rested for a while, on whichever loop they live: past the
 * limits the one that has rested longest ends. What is between two requests is not among them, so
 * no request waits for this. Safe to share.
 */
final class RestingConnections {
    private final Supplier<OriginLimits> limits;
    private final NavigableSet<Rest> all = new TreeSet<>();
    private final Map<HostPort, NavigableSet<Rest>> perHost = new HashMap<>();
    private long counted;

    /** One of them. */
    static final class Rest implements Comparable<Rest> {
        private final HostPort origin;
        private final long since;
        private final long number;
        private final Consumer<Rest> end;

        private Rest(HostPort origin, long since, long number, Consumer<Rest> end) {
            this.origin = origin;
            this.since = since;
            this.number = number;
            this.end = end;
        }

        /** Whichever rests longer comes first; a clock that only runs forward may overflow. */
        @Override
        public int compareTo(Rest other) {
            int longer = Long.signum(since - other.since);
            return longer == 0 ? Long.compare(number, other.number) : longer;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(number);
        }
    }

    /**
     * @param limits those in force
     */
    RestingConnections(Supplier<OriginLimits> limits) {
        this.limits = limits;
    }

    /**
     * Counts one more.
     *
     * @param since when it began to rest, in nanoseconds
     * @param end told on any thread, and before this returns, that the connection is one too many;
     *     it is not counted any more then
     */
    Rest add(HostPort origin, long since, Consumer<Rest> end) {
        List<Rest> over = new ArrayList<>();
        Rest added;
        synchronized (this) {
            added = new Rest(origin, since, counted++, end);
            all.add(added);
            NavigableSet<Rest> ofHost = perHost.computeIfAbsent(origin, each -> new TreeSet<>());
            ofHost.add(added);
            OriginLimits now = limits.get();
            while (ofHost.size() > now.idlePerHost()) {
                over.add(longest(ofHost));
            }
            while (all.size() > now.idle()) {
                over.add(longest(all));
            }
        }
        over.forEach(rest -> rest.end.accept(rest));
        return added;
    }

    /** It rests no longer, or not as an open connection. */
    synchronized void remove(Rest rest) {
        all.remove(rest);
        NavigableSet<Rest> ofHost = perHost.get(rest.origin);
        if (ofHost != null && ofHost.remove(rest) && ofHost.isEmpty()) {
            perHost.remove(rest.origin);
        }
    }

    private Rest longest(NavigableSet<Rest> among) {
        Rest longest = among.first();
        remove(longest);
        return longest;
    }
}
