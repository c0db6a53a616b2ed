package org.clawpatrol.dsl.config;

import java.util.Optional;

/** Finds the endpoint that claims a host, per profile. Immutable and safe to share. */
public interface HostIndex {

    /**
     * The endpoint a profile reaches under a host: exact name first, then the longest wildcard
     * suffix. Without a profile of that name nothing is found.
     *
     * @param host any case, one trailing dot tolerated; an IP literal without brackets
     */
    Optional<EndpointConfig> find(String profile, String host, int port);

    /**
     * Whether any profile's endpoint claims the host; used where no peer is known, as in fixtures.
     */
    java.util.List<EndpointConfig> findInAll(String host);
}
