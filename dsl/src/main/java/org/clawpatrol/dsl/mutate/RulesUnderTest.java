package org.clawpatrol.dsl.mutate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.test.PreparedCase;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.Rule;

/** The rules of an endpoint with the tests that reach it. One thread. */
final class RulesUnderTest {
    private final EndpointPolicy policy;
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<Decided> tests = new ArrayList<>();
    private final Equivalence equivalence;

    /**
     * A test and the rule that decides it.
     *
     * @param position of that rule; the number of rules where none does
     */
    record Decided(PreparedCase test, int position) {}

    RulesUnderTest(EndpointPolicy policy) {
        this.policy = policy;
        this.equivalence = new Equivalence(policy.rules());
        List<Rule> rules = policy.rules();
        for (int i = 0; i < rules.size(); i++) {
            positions.put(rules.get(i).name(), i);
        }
    }

    void add(PreparedCase test) {
        int position =
                positions.getOrDefault(test.decide(policy).ruleName(), policy.rules().size());
        tests.add(new Decided(test, position));
    }

    EndpointPolicy policy() {
        return policy;
    }

    Equivalence equivalence() {
        return equivalence;
    }

    boolean has(String rule) {
        return positions.containsKey(rule);
    }

    /** The position of a rule that it has. */
    int position(String rule) {
        return positions.getOrDefault(rule, policy.rules().size());
    }

    List<Decided> tests() {
        return tests;
    }
}
