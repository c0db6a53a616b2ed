package org.clawpatrol.dsl.config;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.fact.Family;

/**
 * A declared endpoint.
 *
 * @param type such as {@code https}
 * @param dial address to connect to instead of the requested name; exempt from the private-range
 *     guard
 * @param caCert PEM text that replaces the system roots for this endpoint
 */
public record EndpointConfig(
        String name,
        String type,
        Family family,
        List<HostPattern> hosts,
        Optional<HostPort> dial,
        Optional<String> caCert,
        Optional<String> description) {
    public EndpointConfig {
        hosts = List.copyOf(hosts);
    }

    /** {@code type.name}, as records and fixtures call it. */
    public String typedName() {
        return type + "." + name;
    }
}
