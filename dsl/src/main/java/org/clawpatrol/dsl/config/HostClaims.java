package org.clawpatrol.dsl.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The hosts of one profile and the endpoints that claim them. Immutable. */
final class HostClaims {
    private final Map<HostPort, EndpointConfig> exact;
    private final Map<HostPort, EndpointConfig> suffixes;

    private HostClaims(
            Map<HostPort, EndpointConfig> exact, Map<HostPort, EndpointConfig> suffixes) {
        this.exact = exact;
        this.suffixes = suffixes;
    }

    /** The first endpoint that claims a host keeps it; the loader refuses a second one. */
    static HostClaims of(Iterable<EndpointConfig> endpoints) {
        Map<HostPort, EndpointConfig> exact = new HashMap<>();
        Map<HostPort, EndpointConfig> suffixes = new HashMap<>();
        for (EndpointConfig endpoint : endpoints) {
            for (HostPattern pattern : endpoint.hosts()) {
                (pattern.wildcard() ? suffixes : exact).putIfAbsent(pattern.claim(), endpoint);
            }
        }
        return new HostClaims(exact, suffixes);
    }

    Optional<EndpointConfig> find(HostLookup host, int port) {
        EndpointConfig named = exact.get(new HostPort(host.name(), port));
        if (named != null || host.address()) {
            return Optional.ofNullable(named);
        }
        return underSuffix(host.name(), port);
    }

    /** Walks the label boundaries from the left, so the longest suffix is seen first. */
    private Optional<EndpointConfig> underSuffix(String name, int port) {
        if (suffixes.isEmpty()) {
            return Optional.empty();
        }
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            EndpointConfig found = suffixes.get(new HostPort(name.substring(dot + 1), port));
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
