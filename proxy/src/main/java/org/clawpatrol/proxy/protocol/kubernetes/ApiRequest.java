package org.clawpatrol.proxy.protocol.kubernetes;

import java.util.Map;

/**
 * What the API server makes of a request. Immutable.
 *
 * @param verb lower case; {@code meta} for discovery and health; empty for a method without a verb
 * @param resource with its subresource, such as {@code pods/exec}
 * @param params first value of every query parameter
 * @param collection whether a delete means every object of a list
 */
public record ApiRequest(
        String verb,
        String resource,
        String namespace,
        String name,
        Map<String, String> params,
        boolean collection) {
    public static final String DELETE = "delete";

    static final ApiRequest META = new ApiRequest("meta", "", "", "", Map.of(), false);

    public ApiRequest {
        params = Map.copyOf(params);
    }
}
