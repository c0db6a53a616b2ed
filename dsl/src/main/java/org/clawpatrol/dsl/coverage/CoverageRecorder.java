package org.clawpatrol.dsl.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.explain.PartObserver;
import org.clawpatrol.dsl.explain.Truth;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.dsl.test.PreparedCase;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.Rule;

/**
 * Follows tests through the rules of their endpoints in deciding order, as the ordered walk goes:
 * what stands after the rule that decides, or after a part that settles its condition, was not
 * reached. One thread.
 */
public final class CoverageRecorder {
    private final Configuration configuration;
    private final Map<RuleAt, Counts> counts = new HashMap<>();

    private record RuleAt(String endpoint, String rule) {}

    /** What is known of one rule so far. */
    private static final class Counts {
        int decided;
        final PartObserver parts;
        final Seen[] seen;

        Counts(PartObserver parts) {
            this.parts = parts;
            this.seen = new Seen[parts.atoms().size()];
            Arrays.fill(seen, Seen.NEVER);
        }
    }

    public CoverageRecorder(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Adds what one test exercises. */
    public void add(PreparedCase test) {
        EndpointConfig endpoint = test.endpoint();
        Optional<EndpointPolicy> found = configuration.policy().endpoint(endpoint.name());
        if (found.isEmpty()) {
            return;
        }
        EndpointPolicy policy = found.get();
        Decision decision = test.decide(policy);
        String deciding = decision.ruleName();
        for (Rule rule : policy.rules()) {
            boolean others =
                    rule.credential().isPresent() && !rule.credential().equals(test.credential());
            Counts count = counts(endpoint, policy, rule);
            if (!others) {
                count.parts.observe(
                        test.facts(),
                        (atom, truth) -> count.seen[atom] = count.seen[atom].and(seen(truth)));
            }
            if (rule.name().equals(deciding)) {
                count.decided++;
                return;
            }
        }
    }

    private static Seen seen(Truth truth) {
        return switch (truth.kind()) {
            case TRUE -> new Seen(true, false, false);
            case FALSE -> new Seen(false, true, false);
            case UNKNOWN, ERROR -> new Seen(false, false, true);
        };
    }

    private Counts counts(EndpointConfig endpoint, EndpointPolicy policy, Rule rule) {
        return counts.computeIfAbsent(
                new RuleAt(endpoint.name(), rule.name()),
                _ ->
                        new Counts(
                                PartObserver.of(
                                        Optional.ofNullable(configuration.rules().get(rule.name())),
                                        policy.family())));
    }

    /** What was exercised so far. */
    public Coverage coverage() {
        List<Coverage.OfEndpoint> endpoints = new ArrayList<>();
        for (EndpointConfig endpoint : configuration.endpoints().values()) {
            configuration
                    .policy()
                    .endpoint(endpoint.name())
                    .filter(policy -> !policy.rules().isEmpty())
                    .ifPresent(policy -> endpoints.add(of(endpoint, policy)));
        }
        return new Coverage(endpoints);
    }

    private Coverage.OfEndpoint of(EndpointConfig endpoint, EndpointPolicy policy) {
        return new Coverage.OfEndpoint(
                endpoint.typedName(),
                policy.rules().stream().map(rule -> of(endpoint, policy, rule)).toList());
    }

    private Coverage.OfRule of(EndpointConfig endpoint, EndpointPolicy policy, Rule rule) {
        Counts count = counts(endpoint, policy, rule);
        List<Coverage.OfAtom> atoms = new ArrayList<>();
        for (int i = 0; i < count.seen.length; i++) {
            PartObserver.Atom atom = count.parts.atoms().get(i);
            atoms.add(new Coverage.OfAtom(atom.text(), atom.place(), count.seen[i]));
        }
        Optional<Span> header =
                Optional.ofNullable(configuration.rules().get(rule.name()))
                        .map(source -> source.header());
        return new Coverage.OfRule(rule.name(), header, count.decided, atoms);
    }
}
