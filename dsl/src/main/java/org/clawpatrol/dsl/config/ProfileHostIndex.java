package org.clawpatrol.dsl.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The hosts of every profile in hash tables: a lookup costs one probe per label of the name,
 * however many endpoints there are. Immutable.
 */
public final class ProfileHostIndex implements HostIndex {
    private final Map<String, HostClaims> byProfile;
    private final Map<String, List<EndpointConfig>> byName;
    private final Map<String, List<EndpointConfig>> bySuffix;

    private ProfileHostIndex(
            Map<String, HostClaims> byProfile,
            Map<String, List<EndpointConfig>> byName,
            Map<String, List<EndpointConfig>> bySuffix) {
        this.byProfile = byProfile;
        this.byName = byName;
        this.bySuffix = bySuffix;
    }

    /**
     * @param all every endpoint, those that no profile reaches included
     * @param reachable the endpoints of each profile, by its name
     */
    public static ProfileHostIndex of(
            Iterable<EndpointConfig> all,
            Map<String, ? extends Iterable<EndpointConfig>> reachable) {
        Map<String, HostClaims> byProfile = new HashMap<>();
        reachable.forEach((profile, theirs) -> byProfile.put(profile, HostClaims.of(theirs)));
        Map<String, Set<EndpointConfig>> byName = new LinkedHashMap<>();
        Map<String, Set<EndpointConfig>> bySuffix = new LinkedHashMap<>();
        for (EndpointConfig endpoint : all) {
            for (HostPattern pattern : endpoint.hosts()) {
                (pattern.wildcard() ? bySuffix : byName)
                        .computeIfAbsent(pattern.name(), name -> new LinkedHashSet<>())
                        .add(endpoint);
            }
        }
        return new ProfileHostIndex(byProfile, frozen(byName), frozen(bySuffix));
    }

    private static Map<String, List<EndpointConfig>> frozen(
            Map<String, Set<EndpointConfig>> collected) {
        Map<String, List<EndpointConfig>> lists = new HashMap<>();
        collected.forEach((name, endpoints) -> lists.put(name, List.copyOf(endpoints)));
        return lists;
    }

    @Override
    public Optional<EndpointConfig> find(String profile, String host, int port) {
        HostClaims claims = byProfile.get(profile);
        if (claims == null) {
            return Optional.empty();
        }
        return HostLookup.of(host).flatMap(lookup -> claims.find(lookup, port));
    }

    @Override
    public List<EndpointConfig> findInAll(String host) {
        return HostLookup.of(host).map(this::claimants).orElse(List.of());
    }

    private List<EndpointConfig> claimants(HostLookup host) {
        List<EndpointConfig> named = byName.getOrDefault(host.name(), List.of());
        if (!named.isEmpty() || host.address()) {
            return named;
        }
        String name = host.name();
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            List<EndpointConfig> found = bySuffix.get(name.substring(dot + 1));
            if (found != null) {
                return found;
            }
        }
        return List.of();
    }
}
