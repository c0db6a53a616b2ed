package org.clawpatrol.dsl.explain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was decided. Immutable.
 *
 * @param verdict {@code allow}, {@code deny} or {@code approve}
 * @param rule name of the rule that decided; empty where none matched
 * @param reason what the agent is told of a refusal, else the rule's own words; may be empty
 * @param defaulted whether no rule matched
 * @param credential the credential it is sent with; empty for none
 * @param approvers who is asked, in order; none unless the verdict is {@code approve}
 */
public record Answer(
        String verdict,
        String rule,
        String reason,
        boolean defaulted,
        Optional<String> credential,
        List<Approver> approvers) {
    public Answer {
        approvers = List.copyOf(approvers);
    }

    /**
     * Who is asked before an action goes on.
     *
     * @param type of the approver; empty where the configuration declares none of that name
     * @param waits how long, zero where nothing says it
     * @param needed how many people must agree
     */
    public record Approver(String name, String type, Duration waits, int needed) {}
}
