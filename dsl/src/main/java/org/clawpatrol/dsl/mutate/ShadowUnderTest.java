package org.clawpatrol.dsl.mutate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.ShadowPolicies;
import org.clawpatrol.dsl.config.ShadowPolicy;
import org.clawpatrol.dsl.test.PreparedCase;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.Policy;
import org.clawpatrol.engine.policy.Rule;

/**
 * What decides beside the rules of one endpoint, with the tests that say what it decides. A change
 * to a rule in force changes it there, too: rules in shadow stand among those in force. One thread.
 */
final class ShadowUnderTest {
    private final Configuration configuration;
    private final EndpointConfig endpoint;
    private final List<PreparedCase> tests = new ArrayList<>();
    private Optional<RulesUnderTest> rules = Optional.empty();

    ShadowUnderTest(Configuration configuration, EndpointConfig endpoint) {
        this.configuration = configuration;
        this.endpoint = endpoint;
    }

    /** Takes a test that says what rules that are not in force decide. */
    void add(PreparedCase test) {
        if (tests.isEmpty()) {
            rules =
                    configuration
                            .shadow()
                            .rules()
                            .flatMap(shadow -> shadow.at(endpoint))
                            .map(RulesUnderTest::new);
        }
        tests.add(test);
    }

    /** The rules in force with those in shadow among them; empty where no test looks at them. */
    Optional<RulesUnderTest> rules() {
        return rules;
    }

    /** The rules in shadow alone, by their position among all. */
    Map<Integer, Rule> inShadow() {
        List<String> live =
                configuration.policyOf(endpoint).rules().stream().map(Rule::name).toList();
        List<Rule> all = rules.map(each -> each.policy().rules()).orElse(List.of());
        Map<Integer, Rule> inShadow = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            if (!live.contains(all.get(i).name())) {
                inShadow.put(i, all.get(i));
            }
        }
        return inShadow;
    }

    /** Whether one of those tests does not pass any more. */
    boolean noticed(Mutant mutant) {
        if (tests.isEmpty()) {
            return false;
        }
        Configuration changed = changed(mutant);
        return tests.stream().anyMatch(test -> !test.passesUnder(changed));
    }

    private Configuration changed(Mutant mutant) {
        EndpointPolicy live = changed(configuration.policyOf(endpoint), mutant);
        Optional<EndpointPolicy> among = rules.map(each -> changed(each.policy(), mutant));
        ShadowPolicies shadow = configuration.shadow();
        return configuration.with(
                new Policy(Map.of(endpoint.name(), live)),
                new ShadowPolicies(
                        among.map(
                                each ->
                                        new ShadowPolicy(
                                                Map.of(endpoint.typedName(), each), false)),
                        shadow.beside(),
                        shadow.broken()));
    }

    private static EndpointPolicy changed(EndpointPolicy policy, Mutant mutant) {
        return EndpointPolicy.of(
                policy.endpoint(),
                policy.family(),
                mutant.appliedTo(policy.rules()),
                policy.noMatch());
    }
}
