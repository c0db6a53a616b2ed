package org.clawpatrol.proxy.protocol.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.clawpatrol.proxy.telemetry.Level;

/**
 * HTTP/1.1 connections to origins that wait for their next exchange, the most recently used first.
 * Lives on the loop of its pool.
 */
final class IdleConnections {
    private static final int MAX = 100;

    private final Map<OriginKey, Deque<Http1OriginConnection>> waiting = new HashMap<>();
    private final Level level;
    private int count;

    /**
     * @param level kept at the number of connections, together with other pools
     */
    IdleConnections(Level level) {
        this.level = level;
    }

    /** Takes one out that has rested only since {@code earliest}, in nanoseconds. */
    Optional<Http1OriginConnection> take(OriginKey key, long earliest) {
        Deque<Http1OriginConnection> found = waiting.get(key);
        while (found != null && !found.isEmpty()) {
            if (found.peek().restingSince() - earliest < 0) {
                return Optional.empty();
            }
            Http1OriginConnection connection = found.pop();
            forget(key, found);
            if (connection.active()) {
                return Optional.of(connection);
            }
            connection.close();
        }
        return Optional.empty();
    }

    /** Keeps a connection; false where there are enough. */
    boolean put(Http1OriginConnection connection) {
        if (count >= MAX) {
            return false;
        }
        Deque<Http1OriginConnection> found =
                waiting.computeIfAbsent(connection.key(), key -> new ArrayDeque<>());
        found.push(connection);
        count++;
        level.up();
        return true;
    }

    void remove(Http1OriginConnection connection) {
        Deque<Http1OriginConnection> found = waiting.get(connection.key());
        if (found != null && found.remove(connection)) {
            forget(connection.key(), found);
        }
    }

    /** Those that have rested since {@code oldest} or longer, in nanoseconds. */
    List<Http1OriginConnection> restedSince(long oldest) {
        List<Http1OriginConnection> rested = new ArrayList<>();
        for (Deque<Http1OriginConnection> found : waiting.values()) {
            for (Http1OriginConnection connection : found) {
                if (connection.restingSince() - oldest <= 0) {
                    rested.add(connection);
                }
            }
        }
        return rested;
    }

    /** Since when the one has rested that has rested longest, in nanoseconds. */
    OptionalLong oldest() {
        OptionalLong oldest = OptionalLong.empty();
        for (Deque<Http1OriginConnection> found : waiting.values()) {
            long since = found.getLast().restingSince();
            if (oldest.isEmpty() || since - oldest.getAsLong() < 0) {
                oldest = OptionalLong.of(since);
            }
        }
        return oldest;
    }

    private void forget(OriginKey key, Deque<Http1OriginConnection> found) {
        count--;
        level.down();
        if (found.isEmpty()) {
            waiting.remove(key);
        }
    }
}
