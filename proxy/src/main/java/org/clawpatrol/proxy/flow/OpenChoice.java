package org.clawpatrol.proxy.flow;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.config.CredentialChoice;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.proxy.failure.Failure;

/** Refuses actions for which it was left open which of several credentials is meant. Stateless. */
final class OpenChoice {
    private OpenChoice() {}

    /** What to answer instead of going on; empty when nothing was left open. */
    static Optional<Gate> refusal(Action action, Decision decision, Optional<String> credential) {
        if (credential.isPresent()) {
            return Optional.empty();
        }
        List<Grant> grants =
                CredentialChoice.grantsAt(
                        action.configuration(), action.peer().profile(), action.endpoint().name());
        return CredentialChoice.leftOpen(grants, decision.handling(), credential)
                ? Optional.of(shut(action, grants))
                : Optional.empty();
    }

    private static Gate shut(Action action, List<Grant> grants) {
        String names =
                grants.stream()
                        .map(grant -> "`" + grant.credential() + "`")
                        .collect(Collectors.joining(", "));
        return new Gate.Shut(
                new Refusal(Failure.CREDENTIAL, CredentialChoice.LEFT_OPEN),
                "error",
                "profile `%s` holds %s at `%s` and none was chosen: let the rule say which with"
                                .formatted(
                                        action.peer().profile(),
                                        names,
                                        action.endpoint().typedName())
                        + " `inject`, or give each a `placeholder` that the agent sends");
    }
}
