package org.clawpatrol.proxy.protocol.kubernetes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clawpatrol.proxy.protocol.http.QueryReader;

/**
 * The query of a request as the API server decodes it: every value of every name, in order.
 * Immutable.
 */
record QueryParameters(Map<String, List<String>> values) {

    static QueryParameters of(String query) {
        String kept =
                Arrays.stream(query.split("&", -1))
                        // Go's servers drop pairs with a semicolon.
                        .filter(pair -> pair.indexOf(';') < 0)
                        .collect(Collectors.joining("&"));
        return new QueryParameters(QueryReader.read(kept));
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** What counts where only one value can; the empty text for an absent name. */
    String first(String name) {
        return has(name) ? all(name).getFirst() : "";
    }

    ApiRequest.Parameters parameters() {
        Map<String, String> first = new HashMap<>();
        values.forEach((name, list) -> first.put(name, list.getFirst()));
        return new ApiRequest.Parameters(first, Optional.of(all(ApiRequest.Parameters.COMMAND)));
    }
}
