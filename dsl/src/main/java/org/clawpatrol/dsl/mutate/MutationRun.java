package org.clawpatrol.dsl.mutate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.test.PreparedCase;
import org.clawpatrol.engine.policy.Rule;

/**
 * Changes a loaded policy in memory, one small change at a time, and asks the tests that passed
 * whether they still do. Only tests at the endpoints of the changed rule are asked. Rules in shadow
 * are changed at endpoints where a test says what they would decide. One thread, one use.
 */
public final class MutationRun {
    private static final int MOST = 20_000;

    private final Configuration configuration;
    private final Map<String, RulesUnderTest> endpoints = new LinkedHashMap<>();
    private final Map<String, ShadowUnderTest> shadows = new LinkedHashMap<>();
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
        configuration
                .endpoints()
                .forEach(
                        (name, endpoint) -> {
                            shadows.put(name, new ShadowUnderTest(configuration, endpoint));
                            configuration
                                    .policy()
                                    .endpoint(name)
                                    .map(RulesUnderTest::new)
                                    .ifPresent(rules -> endpoints.put(name, rules));
                        });
        passing.forEach(this::add);
    }

    private void add(PreparedCase test) {
        String endpoint = test.endpoint().name();
        Optional.ofNullable(endpoints.get(endpoint)).ifPresent(rules -> rules.add(test));
        if (test.asksShadow()) {
            Optional.ofNullable(shadows.get(endpoint)).ifPresent(shadow -> shadow.add(test));
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
        for (ShadowUnderTest shadow : shadows.values()) {
            shadow.rules().ifPresent(rules -> inShadow(shadow, rules, done));
        }
        return new MutationReport(unnoticed, noticed, equivalent, left);
    }

    private void inShadow(ShadowUnderTest shadow, RulesUnderTest rules, Set<String> done) {
        Mutants mutants = new Mutants(configuration, rules.policy());
        shadow.inShadow()
                .forEach(
                        (position, rule) -> {
                            if (done.add(rule.name())) {
                                rule(mutants, position);
                            }
                        });
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
        List<ChangedRules> places = places(mutant);
        if (places.stream().anyMatch(ChangedRules::noticed)
                || shadows.values().stream().anyMatch(shadow -> shadow.noticed(mutant))) {
            noticed++;
        } else if (places.stream().allMatch(ChangedRules::changesNothing)) {
            equivalent++;
        } else {
            unnoticed.add(mutant);
        }
    }

    /** Where it is in force; else where it is in shadow. */
    private List<ChangedRules> places(Mutant mutant) {
        List<ChangedRules> places = places(mutant, endpoints.values().stream());
        return places.isEmpty()
                ? places(
                        mutant,
                        shadows.values().stream().flatMap(shadow -> shadow.rules().stream()))
                : places;
    }

    private static List<ChangedRules> places(Mutant mutant, Stream<RulesUnderTest> endpoints) {
        return endpoints
                .filter(rules -> rules.has(mutant.rule()))
                .map(rules -> new ChangedRules(rules, mutant))
                .toList();
    }
}
