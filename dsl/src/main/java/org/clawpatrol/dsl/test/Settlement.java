package org.clawpatrol.dsl.test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.policy.Decision;

/**
 * Takes a decision to its end as the gateway does, with approvers whose answers are given, and says
 * what the gateway would record beside it. Nothing is sent and nobody is asked.
 */
public interface Settlement {

    /**
     * A decided action.
     *
     * @param profile of the device it comes from; empty where the test does not say it
     * @param credential name of the one it was dispatched to
     */
    record Decided(
            Configuration configuration,
            EndpointConfig endpoint,
            Facts facts,
            Optional<String> profile,
            Optional<String> credential,
            Decision decision) {}

    /**
     * @param goesOn whether the action is sent
     * @param refusal what the agent reads instead; empty where it goes on
     * @param asked names of the approvers who were asked, in order
     * @param unanswered the approver that was asked although no answer was given for it
     */
    record Settled(
            boolean goesOn, String refusal, List<String> asked, Optional<String> unanswered) {
        public Settled {
            asked = List.copyOf(asked);
        }

        String outcome() {
            return goesOn ? "allow" : "deny";
        }
    }

    /**
     * @param answers by name of the approver
     */
    Settled settle(Decided action, Map<String, StubbedAnswer> answers);

    /**
     * What rules that are not in force would have decided otherwise, in the words of the journal:
     * of the rules in shadow, then of the shadow policy.
     */
    List<String> shadow(Decided action);
}
