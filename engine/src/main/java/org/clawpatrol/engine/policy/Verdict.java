package org.clawpatrol.engine.policy;

import java.util.List;
import java.util.Optional;

/** The four things the gateway can do with an action. */
public sealed interface Verdict {

    /** Forward with the named credential. */
    record Inject(String credential) implements Verdict {}

    /** Forward as it is. */
    record Forward() implements Verdict {}

    /**
     * Refuse.
     *
     * @param reason safe for the agent to read
     */
    record Reject(String reason) implements Verdict {}

    /**
     * Ask every approver in order, then inject or forward.
     *
     * @param credential the credential to inject once approved
     * @param reason why a person is asked, from the rule
     */
    record Escalate(List<String> approvers, Optional<String> credential, String reason)
            implements Verdict {
        public Escalate {
            approvers = List.copyOf(approvers);
        }
    }
}
