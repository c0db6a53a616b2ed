package org.clawpatrol.dsl.diff;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;

/**
 * Where an action comes from and which credential it is dispatched to. Immutable.
 *
 * @param profiles that it can come from, all alike to both policies; none where no profile reaches
 *     the endpoint
 */
record Situation(List<String> profiles, Dispatch before, Dispatch after) {
    Situation {
        profiles = List.copyOf(profiles);
    }

    /**
     * On one side.
     *
     * @param credential empty for none
     * @param grants what the profile holds at the endpoint
     */
    record Dispatch(Optional<String> credential, List<Grant> grants) {
        Dispatch {
            grants = List.copyOf(grants);
        }

        List<String> names() {
            return grants.stream().map(Grant::credential).distinct().toList();
        }
    }
}
