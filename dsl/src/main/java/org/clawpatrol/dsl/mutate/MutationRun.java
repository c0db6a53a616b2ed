package org.clawpatrol.dsl.mutate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.test.PreparedCase;
import org.clawpatrol.engine.policy.Rule;

/**
 * Changes a loaded policy in memory, one small change at a time, and asks the tests that passed
 * whether they still do. Only tests at the endpoints of the changed rule are asked. One thread, one
 * use.
 */
public final class MutationRun {
    private static final int MOST = 20_000;

    private final Configuration configuration;
    private final Map<String, RulesUnderTest> endpoints = new LinkedHashMap<>();
    private final List<Mutant> unnoticed = new ArrayList<>();
    private int noticed;
    private int equivalent;
    private int tried;
    private int left;

    /**
     * @param passing tests that pass with the policy as it is
     */
    public MutationRun(Configuration configuration, List<PreparedCase> passing) {
        this.configuration = configuration;
        for (String endpoint : configuration.endpoints().keySet()) {
            configuration
                    .policy()
                    .endpoint(endpoint)
                    .ifPresent(policy -> endpoints.put(endpoint, new RulesUnderTest(policy)));
        }
        for (PreparedCase test : passing) {
            RulesUnderTest rules = endpoints.get(test.endpoint().name());
            if (rules != null) {
                rules.add(test);
            }
        }
    }

    public MutationReport run() {
        Set<String> done = new HashSet<>();
        for (RulesUnderTest rules : endpoints.values()) {
            Mutants mutants = new Mutants(configuration, rules.policy());
            for (Rule rule : rules.policy().rules()) {
                // A rule of several endpoints is changed at all of them at once.
                if (done.add(rule.name())) {
                    rule(mutants, rules.position(rule.name()));
                }
            }
        }
        return new MutationReport(unnoticed, noticed, equivalent, left);
    }

    private void rule(Mutants mutants, int position) {
        if (tried >= MOST) {
            left++;
            return;
        }
        for (Mutant mutant : mutants.of(position)) {
            tried++;
            count(mutant);
        }
    }

    private void count(Mutant mutant) {
        List<ChangedRules> places =
                endpoints.values().stream()
                        .filter(rules -> rules.has(mutant.rule()))
                        .map(rules -> new ChangedRules(rules, mutant))
                        .toList();
        if (places.stream().anyMatch(ChangedRules::noticed)) {
            noticed++;
        } else if (places.stream().allMatch(ChangedRules::changesNothing)) {
            equivalent++;
        } else {
            unnoticed.add(mutant);
        }
    }
}
