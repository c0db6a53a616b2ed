package org.clawpatrol.dsl.diff;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.config.ApproverConfig;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialChoice;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.Verdict;

/**
 * What becomes of an action: the part of a decision that is compared. Which rule decided, its
 * reason, tags and how much is recorded are no part of it. Immutable.
 */
public sealed interface Effect {

    /** It ends here. */
    record Refused() implements Effect {}

    /**
     * It goes on.
     *
     * @param credential it is sent with; empty for none
     */
    record Sent(Optional<String> credential) implements Effect {}

    /**
     * It goes on if everybody who is asked allows it.
     *
     * @param stages in order
     * @param credential it is sent with then; empty for none
     */
    record Asked(List<Stage> stages, Optional<String> credential) implements Effect {
        public Asked {
            stages = List.copyOf(stages);
        }
    }

    /**
     * Who is asked.
     *
     * @param type empty where the configuration declares none of that name
     * @param channel where they are asked
     * @param needed how many people must agree
     * @param failsOpen whether nobody's answer counts as yes
     */
    record Stage(String name, String type, String channel, int needed, boolean failsOpen) {

        /** Whether it holds up everything that the other holds up. */
        boolean isAsStrongAs(Stage other) {
            return name.equals(other.name)
                    && type.equals(other.type)
                    && channel.equals(other.channel)
                    && needed >= other.needed
                    && (!failsOpen || other.failsOpen);
        }
    }

    /** The credential that it is sent with, at once or after approval. */
    default Optional<String> sentWith() {
        return switch (this) {
            case Refused() -> Optional.empty();
            case Sent(Optional<String> credential) -> credential;
            case Asked asked -> asked.credential;
        };
    }

    /** The same sent with another credential. */
    default Effect sending(Optional<String> other) {
        return switch (this) {
            case Refused() -> this;
            case Sent _ -> new Sent(other);
            case Asked(List<Stage> stages, _) -> new Asked(stages, other);
        };
    }

    /** {@code allow}, {@code deny} or {@code approve}. */
    default String verdict() {
        return switch (this) {
            case Refused() -> "deny";
            case Sent _ -> "allow";
            case Asked _ -> "approve";
        };
    }

    /** For people. */
    default String words() {
        return switch (this) {
            case Refused() -> "deny";
            case Sent(Optional<String> credential) -> "allow, " + with(credential);
            case Asked(List<Stage> stages, Optional<String> credential) ->
                    "approve by "
                            + stages.stream()
                                    .map(Effect::words)
                                    .collect(Collectors.joining(" then "))
                            + ", "
                            + with(credential);
        };
    }

    private static String with(Optional<String> credential) {
        return credential.map(name -> "with " + name).orElse("with no credential");
    }

    private static String words(Stage stage) {
        return stage.name
                + (stage.needed > 1 ? " (" + stage.needed + " people)" : "")
                + (stage.failsOpen ? " (allows when nobody answers)" : "");
    }

    /**
     * @param grants what the profile holds at the endpoint
     */
    static Effect of(Decision decision, List<Grant> grants, Configuration configuration) {
        Effect effect =
                switch (decision.verdict()) {
                    case Verdict.Inject(String credential) -> new Sent(Optional.of(credential));
                    case Verdict.Forward() -> new Sent(Optional.empty());
                    case Verdict.Reject _ -> new Refused();
                    case Verdict.Escalate escalate ->
                            new Asked(
                                    escalate.approvers().stream()
                                            .map(name -> stage(name, configuration))
                                            .toList(),
                                    escalate.credential());
                };
        boolean open =
                !(effect instanceof Refused)
                        && CredentialChoice.leftOpen(
                                grants, decision.handling(), effect.sentWith());
        return open ? new Refused() : effect;
    }

    private static Stage stage(String name, Configuration configuration) {
        ApproverConfig found = configuration.approvers().get(name);
        return found == null
                ? new Stage(name, "", "", 1, false)
                : new Stage(
                        name,
                        found.type(),
                        found.channel(),
                        found.needed(),
                        configuration.defaults().humanTimeoutAllows());
    }
}
