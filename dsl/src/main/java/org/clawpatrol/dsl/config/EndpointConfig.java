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
 * @param pathNormalization of the requests to it, where it takes HTTP
 * @param clusterName of an EKS cluster
 * @param region AWS region of an EKS cluster, such as {@code eu-west-1}
 */
public record EndpointConfig(
        String name,
        String type,
        Family family,
        List<HostPattern> hosts,
        Optional<HostPort> dial,
        Optional<String> caCert,
        Optional<String> description,
        PathNormalization pathNormalization,
        Optional<String> clusterName,
        Optional<String> region) {
    public EndpointConfig {
        hosts = List.copyOf(hosts);
    }

    /** An endpoint that refuses paths which two servers could read differently, no EKS cluster. */
    public EndpointConfig(
            String name,
            String type,
            Family family,
            List<HostPattern> hosts,
            Optional<HostPort> dial,
            Optional<String> caCert,
            Optional<String> description) {
        this(
                name,
                type,
                family,
                hosts,
                dial,
                caCert,
                description,
                PathNormalization.STRICT,
                Optional.empty(),
                Optional.empty());
    }

    /** {@code type.name}, as records and fixtures call it. */
    public String typedName() {
        return type + "." + name;
    }
}
