package org.clawpatrol.proxy.protocol.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.proxy.protocol.http.PercentDecoder;

/**
 * Reads a request line the way the API server does when it authorises the request (its package
 * {@code endpoints/request}): the path is decoded first and split then, a verb may stand in the
 * path, and query parameters turn a read of a collection into a watch or into the read of one name.
 * Whatever is neither a resource nor a known discovery or health path is not read. Stateless.
 */
public final class ApiRequestReader {
    private static final Set<String> DISCOVERY =
            Set.of("api", "apis", "healthz", "livez", "readyz", "version", "metrics", "openapi");
    private static final Set<String> PATH_VERBS = Set.of("proxy", "watch");
    private static final Set<String> NAMESPACE_SUBRESOURCES = Set.of("status", "finalize");
    private static final String NAMESPACES = "namespaces";
    private static final int LONGEST = 64 << 10;

    /** Servers differ in what they do with more. */
    private static final int MOST_PARAMETERS = 10_000;

    private ApiRequestReader() {}

    /**
     * The request; empty when the API server would not treat it as a resource or as discovery.
     *
     * @param method as sent
     * @param target path and query as sent
     */
    public static Optional<ApiRequest> read(String method, String target) {
        if (!isTarget(target)) {
            return Optional.empty();
        }
        int mark = target.indexOf('?');
        String query = mark < 0 ? "" : target.substring(mark + 1);
        if (query.chars().filter(c -> c == '&').count() >= MOST_PARAMETERS) {
            return Optional.empty();
        }
        Optional<String> path = PercentDecoder.path(mark < 0 ? target : target.substring(0, mark));
        return path.flatMap(decoded -> read(method, segments(decoded), QueryParameters.of(query)));
    }

    /** Whether it is a path that no two readers could take for different ones. */
    private static boolean isTarget(String target) {
        return target.startsWith("/")
                && target.length() <= LONGEST
                && target.indexOf('#') < 0
                && target.chars().noneMatch(c -> c < ' ' || c == 0x7f);
    }

    private static Optional<ApiRequest> read(
            String method, List<String> segments, QueryParameters query) {
        if (isDiscovery(segments)) {
            return Optional.of(ApiRequest.META);
        }
        int prefix = prefixLength(segments);
        if (prefix == 0 || segments.size() <= prefix) {
            return Optional.empty();
        }
        List<String> rest = segments.subList(prefix, segments.size());
        if (!PATH_VERBS.contains(rest.getFirst())) {
            return Optional.of(resource(verbOf(method), rest, query));
        }
        return rest.size() < 2
                ? Optional.empty()
                : Optional.of(resource(rest.getFirst(), rest.subList(1, rest.size()), query));
    }

    private static List<String> segments(String path) {
        int from = 0;
        int to = path.length();
        while (from < to && path.charAt(from) == '/') {
            from++;
        }
        while (to > from && path.charAt(to - 1) == '/') {
            to--;
        }
        return List.of(path.substring(from, to).split("/", -1));
    }

    private static boolean isDiscovery(List<String> segments) {
        String first = segments.getFirst();
        return switch (segments.size()) {
            case 1 -> DISCOVERY.contains(first);
            case 2 -> first.equals("api") || first.equals("apis") || first.equals("openapi");
            case 3 -> first.equals("apis") || first.equals("openapi");
            default -> first.equals("openapi");
        };
    }

    /** The segments before the resource: group and version; 0 when it is no API path. */
    private static int prefixLength(List<String> segments) {
        return switch (segments.getFirst()) {
            case "api" -> 2;
            case "apis" -> 3;
            default -> 0;
        };
    }

    private static String verbOf(String method) {
        return switch (method) {
            case "POST" -> "create";
            case "GET", "HEAD" -> "get";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> ApiRequest.DELETE;
            default -> "";
        };
    }

    private static ApiRequest resource(String verb, List<String> segments, QueryParameters query) {
        String namespace = "";
        List<String> parts = segments;
        if (segments.getFirst().equals(NAMESPACES) && segments.size() > 1) {
            namespace = segments.get(1);
            // A namespace is a resource itself, unless something but its subresources follows.
            if (segments.size() > 2 && !NAMESPACE_SUBRESOURCES.contains(segments.get(2))) {
                parts = segments.subList(2, segments.size());
            }
        }
        boolean subresource = parts.size() > 2 && !verb.equals("proxy") && !parts.get(2).isEmpty();
        String resource = subresource ? parts.get(0) + "/" + parts.get(2) : parts.get(0);
        String name = parts.size() > 1 ? parts.get(1) : "";
        if (name.isEmpty() && verb.equals("get")) {
            ListOptions options = ListOptions.of(query);
            String listing = options.watch() ? "watch" : "list";
            return new ApiRequest(
                    listing, resource, namespace, options.name(), query.parameters(), false);
        }
        boolean collection = name.isEmpty() && verb.equals(ApiRequest.DELETE);
        return new ApiRequest(verb, resource, namespace, name, query.parameters(), collection);
    }
}
