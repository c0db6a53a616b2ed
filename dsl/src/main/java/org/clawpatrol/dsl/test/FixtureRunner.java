package org.clawpatrol.dsl.test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.PolicyEngine;
import org.clawpatrol.engine.policy.Rule;
import org.clawpatrol.engine.policy.Unevaluable;
import org.clawpatrol.engine.policy.Verdict;

/**
 * Replays fixtures against a configuration: the rules decide as they do live, but nothing is
 * connected, approved or injected. Immutable.
 */
public final class FixtureRunner {
    private final Configuration configuration;
    private final Map<Family, FixtureReader> readers;
    private final FixtureFile files = new FixtureFile();

    /**
     * @param readers for the families whose actions can be replayed
     */
    public FixtureRunner(Configuration configuration, Map<Family, FixtureReader> readers) {
        this.configuration = configuration;
        this.readers = Map.copyOf(readers);
    }

    /** Replays every file in order, whatever becomes of the others. */
    public FixtureReport run(List<Path> fixtures) {
        return new FixtureReport(fixtures.stream().map(this::run).toList());
    }

    private FixtureResult run(Path file) {
        try {
            Fixture fixture = files.read(file);
            Expectation answer = replay(fixture);
            return fixture.match().agreesWith(answer)
                    ? new FixtureResult.Match(file.toString(), answer, fixture.warnings())
                    : new FixtureResult.Mismatch(
                            file.toString(), fixture.match(), answer, fixture.warnings());
        } catch (FixtureException e) {
            return new FixtureResult.Broken(file.toString(), String.valueOf(e.getMessage()));
        }
    }

    /** What the policy answers to the fixture's action. */
    public Expectation replay(Fixture fixture) throws FixtureException {
        if (fixture.match().verdict().equals("passthrough")) {
            throw new FixtureException("match.verdict: `passthrough` cannot be replayed yet");
        }
        EndpointConfig endpoint = new EndpointChoice(configuration).of(fixture);
        FixtureAction action = fixture.action();
        Family family = action.block().family();
        if (family != endpoint.family()) {
            throw new FixtureException(
                    "action.%s: endpoint `%s` is of family %s"
                            .formatted(family.id(), endpoint.typedName(), endpoint.family().id()));
        }
        FixtureReader reader = readers.get(family);
        EndpointPolicy policy = configuration.policy().endpoint(endpoint.name()).orElse(null);
        if (reader == null || policy == null) {
            throw new FixtureException(
                    "action.%s: actions of this family cannot be replayed yet"
                            .formatted(family.id()));
        }
        Facts facts = reader.read(action, endpoint, configuration.gateway().limits());
        Decision decision = PolicyEngine.decide(policy, facts, action.credential().orElse(null));
        return backstopped(decision)
                ? new Expectation(unmatched(policy), "", endpoint.typedName(), "")
                : new Expectation(
                        verdict(decision),
                        decision.ruleName(),
                        endpoint.typedName(),
                        reason(decision));
    }

    /** Live SQL that no rule could read is refused even so; fixtures ask about the rules alone. */
    private static boolean backstopped(Decision decision) {
        return decision.rule().isEmpty() && decision.cause() != Unevaluable.NONE;
    }

    private static String unmatched(EndpointPolicy policy) {
        return switch (policy.noMatch()) {
            case ALLOW -> "allow";
            case DENY -> "deny";
        };
    }

    private static String verdict(Decision decision) {
        return switch (decision.verdict()) {
            case Verdict.Inject inject -> "allow";
            case Verdict.Forward forward -> "allow";
            case Verdict.Reject reject -> "deny";
            case Verdict.Escalate escalate -> "approve";
        };
    }

    /** The rule's own words; the engine's where it had to refuse by itself. */
    private static String reason(Decision decision) {
        boolean own = decision.cause() == Unevaluable.NONE && decision.rule().isPresent();
        if (!own && decision.verdict() instanceof Verdict.Reject reject) {
            return reject.reason();
        }
        return decision.rule().map(Rule::reason).orElse("");
    }
}
