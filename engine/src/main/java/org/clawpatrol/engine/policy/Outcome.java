package org.clawpatrol.engine.policy;

import java.util.List;

/** What a rule says should happen to an action it matches. */
public sealed interface Outcome {

    record Allow() implements Outcome {}

    record Deny() implements Outcome {}

    /**
     * @param approvers names of the stages, in order; never empty
     */
    record Approve(List<String> approvers) implements Outcome {
        public Approve {
            approvers = List.copyOf(approvers);
        }
    }
}
