package org.clawpatrol.proxy.protocol.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for the first connection to an origin, so that a burst of requests shares one HTTP/2
 * connection instead of dialling one each. Nobody waits for an origin that needs a connection for
 * each request anyway. Lives on the loop of its pool.
 */
final class FirstDials {
    /** Origins remembered as speaking HTTP/1.1. */
    private static final int REMEMBERED = 1_024;

    private final Map<OriginKey, List<Waiter>> waiting = new HashMap<>();
    private final Map<OriginKey, Boolean> http1 = new Recent();

    private record Waiter(Runnable next, Consumer<Throwable> failed) {}

    /**
     * Whether a first dial to that origin is under way; then exactly one of the two is called when
     * it ends. Otherwise the caller's dial is the first.
     */
    boolean awaits(OriginKey key, Runnable next, Consumer<Throwable> failed) {
        if (http1.containsKey(key)) {
            return false;
        }
        List<Waiter> waiters = waiting.get(key);
        if (waiters == null) {
            waiting.put(key, new ArrayList<>());
            return false;
        }
        waiters.add(new Waiter(next, failed));
        return true;
    }

    /**
     * @param shareable whether others may use the same connection
     */
    void succeeded(OriginKey key, boolean shareable) {
        if (shareable) {
            http1.remove(key);
        } else {
            http1.put(key, Boolean.TRUE);
        }
        end(key).forEach(waiter -> waiter.next().run());
    }

    void failed(OriginKey key, Throwable cause) {
        end(key).forEach(waiter -> waiter.failed().accept(cause));
    }

    private List<Waiter> end(OriginKey key) {
        @Nullable List<Waiter> waiters = waiting.remove(key);
        return waiters == null ? List.of() : waiters;
    }

    /** Forgets the origin that was first reached longest ago. */
    private static final class Recent extends LinkedHashMap<OriginKey, Boolean> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<OriginKey, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }
}
