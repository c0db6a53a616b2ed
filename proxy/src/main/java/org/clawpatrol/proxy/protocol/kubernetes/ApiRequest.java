package org.clawpatrol.proxy.protocol.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the API server makes of a request. Immutable.
 *
 * @param verb lower case; {@code meta} for discovery and health; empty for a method without a verb
 * @param resource with its subresource, such as {@code pods/exec}
 * @param collection whether a delete means every object of a list
 */
public record ApiRequest(
        String verb,
        String resource,
        String namespace,
        String name,
        Parameters parameters,
        boolean collection) {
    public static final String DELETE = "delete";

    static final ApiRequest META =
            new ApiRequest(
                    "meta", "", "", "", new Parameters(Map.of(), Optional.of(List.of())), false);

    /**
     * The query.
     *
     * @param first first value of every parameter
     * @param command every value of {@code command} in order; empty where a record does not say
     */
    public record Parameters(Map<String, String> first, Optional<List<String>> command) {
        static final String COMMAND = "command";

        public Parameters {
            first = Map.copyOf(first);
            command = command.map(List::copyOf);
        }

        String container() {
            return first.getOrDefault("container", "");
        }
    }
}
