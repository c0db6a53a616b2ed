package org.clawpatrol.dsl.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;
import org.clawpatrol.engine.policy.Handling;
import org.clawpatrol.engine.policy.Injection;

/**
 * Which credentials an action could be sent with, and whether it was left open which. Stateless.
 */
public final class CredentialChoice {
    /** Safe for the agent. */
    public static final String LEFT_OPEN =
            "several credentials fit this endpoint and none was chosen";

    private CredentialChoice() {}

    /** The credentials a profile holds at an endpoint, in the profile's order. */
    public static List<Grant> grantsAt(
            Configuration configuration, String profile, String endpoint) {
        ProfileConfig holder = configuration.profiles().get(profile);
        if (holder == null) {
            return List.of();
        }
        List<Grant> grants = new ArrayList<>(2);
        for (Grant grant : holder.grants()) {
            CredentialConfig credential = configuration.credentials().get(grant.credential());
            if (credential != null && credential.endpoints().contains(endpoint)) {
                grants.add(grant);
            }
        }
        return grants;
    }

    /**
     * Whether an allowed action would go out bare although it could have been meant for one of
     * several credentials. Only {@code inject = none} sends such an action without one.
     *
     * @param injected the credential to send it with, if any
     */
    public static boolean leftOpen(
            List<Grant> grants, Handling handling, Optional<String> injected) {
        return injected.isEmpty()
                && grants.size() > 1
                && !(handling.injection() instanceof Injection.None);
    }
}
