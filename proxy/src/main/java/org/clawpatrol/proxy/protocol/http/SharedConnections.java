package org.clawpatrol.proxy.protocol.http;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Promise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.clawpatrol.proxy.protocol.http.mask.MaskCache;

/**
 * The HTTP/2 connections to origins of one event loop: streams keep the exchanges of a device apart
 * from each other, so they share a connection. Lives on its loop.
 */
final class SharedConnections {
    /** Past it a new one ends the one that has rested longest. */
    static final int MAX = 1_000;

    private final Map<OriginKey, List<Http2OriginConnection>> connections = new HashMap<>();
    private final FirstDials firstDials = new FirstDials();
    private final MaskCache masks;
    private final IdleSweep sweep;
    private final RestCount<Http2OriginConnection> resting;
    private final OriginServices services;
    private int count;

    SharedConnections(EventLoop loop, OriginServices services) {
        this.services = services;
        this.masks = new MaskCache(loop, services.nanoTime());
        this.sweep = new IdleSweep(loop, services, this::sweep);
        this.resting = new RestCount<>(services.resting(), loop, Http2OriginConnection::leave);
    }

    /** What finds lent secrets in the answers of this loop. */
    MaskCache masks() {
        return masks;
    }

    FirstDials firstDials() {
        return firstDials;
    }

    /** Opens a stream where there is room for one; false where there is none. */
    boolean open(OriginKey key, Promise<OriginStream> promise) {
        for (Http2OriginConnection connection : connections.getOrDefault(key, List.of())) {
            if (connection.hasRoom()) {
                resting.wakes(connection);
                connection.open(promise);
                return true;
            }
        }
        return false;
    }

    void add(Http2OriginConnection connection) {
        if (count >= MAX) {
            endOneAtRest();
        }
        count++;
        connections.computeIfAbsent(connection.key(), key -> new ArrayList<>(1)).add(connection);
        sweep.later();
    }

    /** Drops a connection that ended. */
    void drop(Http2OriginConnection connection) {
        List<Http2OriginConnection> known = connections.get(connection.key());
        if (known == null || !known.remove(connection)) {
            return;
        }
        count--;
        resting.wakes(connection);
        if (known.isEmpty()) {
            connections.remove(connection.key());
        }
    }

    /** Those that carry something are as many as agents have requests open, which is bounded. */
    private void endOneAtRest() {
        long now = services.nanoTime().getAsLong();
        connections.values().stream()
                .flatMap(List::stream)
                .filter(connection -> connection.hasRoom() && connection.restedSince(now))
                .max(Comparator.comparingLong(connection -> connection.restedFor(now)))
                .ifPresent(Http2OriginConnection::leave);
    }

    private OptionalLong sweep(long expired, long settled) {
        long oldest = services.nanoTime().getAsLong();
        for (Http2OriginConnection connection : known()) {
            if (connection.restedSince(expired)) {
                connection.leave();
            } else if (connection.hasRoom() && connection.restedSince(settled)) {
                long since = connection.restingSince();
                resting.rests(connection, connection.key().origin(), since);
                oldest = since - oldest < 0 ? since : oldest;
            }
        }
        return connections.isEmpty() ? OptionalLong.empty() : OptionalLong.of(oldest);
    }

    private List<Http2OriginConnection> known() {
        return connections.values().stream().flatMap(List::stream).toList();
    }
}
