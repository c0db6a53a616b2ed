package org.clawpatrol.proxy.protocol.http;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.clawpatrol.dsl.config.HostPort;

/**
 * Which connections of one place are counted among those that rest. Lives on its loop.
 *
 * @param <C> a connection, compared by identity
 */
final class RestCount<C> {
    private final RestingConnections resting;
    private final Executor loop;
    private final Consumer<C> end;
    private final Map<C, RestingConnections.Rest> counted = new HashMap<>();

    /**
     * @param loop where the connections live
     * @param end closes one that rests and is one too many
     */
    RestCount(RestingConnections resting, Executor loop, Consumer<C> end) {
        this.resting = resting;
        this.loop = loop;
        this.end = end;
    }

    /**
     * A connection has rested for a while; may be said of it any number of times.
     *
     * @param since in nanoseconds
     */
    void rests(C connection, HostPort origin, long since) {
        if (!counted.containsKey(connection)) {
            counted.put(connection, resting.add(origin, since, rest -> leave(connection, rest)));
        }
    }

    /** A connection is used again, or ended. */
    void wakes(C connection) {
        RestingConnections.Rest rest = counted.isEmpty() ? null : counted.remove(connection);
        if (rest != null) {
            resting.remove(rest);
        }
    }

    /** On the loop and later, so that it is known here by then. Any thread. */
    private void leave(C connection, RestingConnections.Rest rest) {
        try {
            loop.execute(() -> tooMany(connection, rest));
        } catch (RejectedExecutionException e) {
            // The loop has ended, and what lived on it.
        }
    }

    /** Unless it was used since. */
    private void tooMany(C connection, RestingConnections.Rest rest) {
        if (counted.remove(connection, rest)) {
            end.accept(connection);
        }
    }
}
