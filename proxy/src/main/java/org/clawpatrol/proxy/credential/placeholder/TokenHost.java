package org.clawpatrol.proxy.credential.placeholder;

import java.util.List;
import java.util.Map;

/** The token URLs of one profile at one host; mostly there are none. Immutable. */
public final class TokenHost {
    static final TokenHost NONE = new TokenHost(List.of());

    private final List<At> paths;

    private record At(String path, List<TokenService> services) {
        At {
            services = List.copyOf(services);
        }
    }

    private TokenHost(List<At> paths) {
        this.paths = List.copyOf(paths);
    }

    static TokenHost of(Map<String, List<TokenService>> byPath) {
        return new TokenHost(
                byPath.entrySet().stream()
                        .map(each -> new At(each.getKey(), each.getValue()))
                        .toList());
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return paths.isEmpty();
    }

    /**
     * The credentials whose tokens are given out under a path, in the profile's order.
     *
     * @param path in normal form where it has one, else as it was sent; without a query
     */
    public List<TokenService> at(String path) {
        for (At each : paths) {
            if (TokenPath.names(path, each.path())) {
                return each.services();
            }
        }
        return List.of();
    }

    boolean serves(String credential) {
        return paths.stream()
                .flatMap(each -> each.services().stream())
                .anyMatch(service -> service.credential().equals(credential));
    }
}
