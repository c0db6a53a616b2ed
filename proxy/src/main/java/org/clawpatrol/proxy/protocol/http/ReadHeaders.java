package org.clawpatrol.proxy.protocol.http;

import java.util.HashSet;
import java.util.Set;
import org.clawpatrol.engine.expr.FactPath;
import org.clawpatrol.engine.policy.EndpointPolicy;

/**
 * Which header fields the rules of a policy may read. Immutable.
 *
 * @param any whether some rule asks for fields in another way than by a name that stands there
 * @param names in lower case
 */
record ReadHeaders(boolean any, Set<String> names) {
    private static final String HEADERS = "http.headers";

    ReadHeaders {
        names = Set.copyOf(names);
    }

    static ReadHeaders of(EndpointPolicy policy) {
        return policy.derived(ReadHeaders.class, ReadHeaders::made);
    }

    private static ReadHeaders made(EndpointPolicy policy) {
        boolean any = false;
        Set<String> names = new HashSet<>();
        for (FactPath place : policy.places()) {
            if (!place.fact().path().equals(HEADERS)) {
                continue;
            }
            if (place.keys().isEmpty()) {
                any = true;
            } else {
                names.add(Ascii.lower(place.keys().getFirst()));
            }
        }
        return new ReadHeaders(any, names);
    }

    /**
     * @param name in lower case
     */
    boolean has(String name) {
        return any || names.contains(name);
    }
}
