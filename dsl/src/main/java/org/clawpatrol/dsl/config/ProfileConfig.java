package org.clawpatrol.dsl.config;

import java.util.List;
import java.util.Map;

/**
 * A declared profile.
 *
 * @param grants in declaration order
 */
public record ProfileConfig(String name, List<Grant> grants) {
    public ProfileConfig {
        grants = List.copyOf(grants);
    }

    /**
     * One credential of the profile.
     *
     * @param disambiguators block-side and inline fields merged; inline wins
     */
    public record Grant(String credential, Map<String, String> disambiguators) {
        public Grant {
            disambiguators = Map.copyOf(disambiguators);
        }
    }
}
