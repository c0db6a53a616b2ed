package org.clawpatrol.dsl.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.Rule;

/**
 * Looks for rules that are valid and hardly meant. What it says is certain for every action all of
 * whose facts are known; where it cannot be certain, or where that would take too long, it says
 * nothing. Rules that are disabled are not looked at. Stateless and safe to share.
 */
public final class Linter {

    /** In this order: what an earlier check settles, a later one does not mention. */
    private static List<Check> checks() {
        return List.of(
                new NeverTrue(),
                new Shadowed(),
                new AlwaysTrue(),
                new Redundant(),
                new Overlapping(),
                new Unindexed());
    }

    /** What loading found, and what comparing the rules finds where it loaded. */
    public LintReport lint(LoadResult loaded) {
        Findings findings = new Findings();
        int count =
                loaded.configuration()
                        .map(configuration -> compare(configuration, loaded, findings))
                        .orElse(0);
        List<Diagnostic> all = new ArrayList<>(loaded.diagnostics());
        all.addAll(findings.diagnostics());
        return new LintReport(Diagnostics.inSourceOrder(all), count);
    }

    /** Rules that are only recorded, among those in force: what concerns one of them. */
    private static void shadowRules(
            Configuration configuration, LoadResult loaded, Findings findings) {
        configuration.shadow().rules().stream()
                .flatMap(shadow -> shadow.endpoints().values().stream())
                .sorted(Comparator.comparing(EndpointPolicy::endpoint))
                .forEach(
                        policy -> {
                            Findings all = new Findings();
                            all.at(policy.endpoint());
                            findings.at(policy.endpoint());
                            EndpointRules rules = new EndpointRules(policy, loaded.rules());
                            checks().forEach(check -> check.check(rules, all));
                            Set<Span> places = shadowPlaces(policy, configuration, loaded);
                            all.all().stream()
                                    .filter(finding -> places.contains(finding.span()))
                                    .forEach(findings::add);
                        });
    }

    private static Set<Span> shadowPlaces(
            EndpointPolicy policy, Configuration configuration, LoadResult loaded) {
        Set<String> inForce =
                configuration.policy().endpoint(policy.endpoint()).stream()
                        .flatMap(live -> live.rules().stream())
                        .map(Rule::name)
                        .collect(Collectors.toUnmodifiableSet());
        return policy.rules().stream()
                .map(Rule::name)
                .filter(name -> !inForce.contains(name))
                .map(loaded.rules()::get)
                .flatMap(Stream::ofNullable)
                .flatMap(place -> Stream.of(place.header(), place.condition()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How many rules there are. */
    private static int compare(Configuration configuration, LoadResult loaded, Findings findings) {
        List<EndpointPolicy> policies =
                configuration.endpoints().keySet().stream()
                        .map(name -> configuration.policy().endpoint(name))
                        .flatMap(Optional::stream)
                        .toList();
        for (EndpointPolicy policy : policies) {
            findings.at(policy.endpoint());
            EndpointRules rules = new EndpointRules(policy, loaded.rules());
            checks().forEach(check -> check.check(rules, findings));
        }
        shadowRules(configuration, loaded, findings);
        return (int)
                policies.stream()
                        .flatMap(policy -> policy.rules().stream())
                        .map(Rule::name)
                        .distinct()
                        .count();
    }
}
