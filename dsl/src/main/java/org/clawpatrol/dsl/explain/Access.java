package org.clawpatrol.dsl.explain;

import java.util.List;

/**
 * A profile that reaches the endpoint, and with which credentials. Immutable.
 *
 * @param credentials in the profile's order
 */
public record Access(String profile, List<String> credentials) {
    public Access {
        credentials = List.copyOf(credentials);
    }
}
