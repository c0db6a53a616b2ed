package org.clawpatrol.dsl.test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.explain.Question;
import org.clawpatrol.engine.fact.Family;

/**
 * Replays fixtures and runs test files against a configuration: the rules decide as they do live,
 * but nothing is connected, approved or injected. Immutable.
 */
public final class FixtureRunner {
    private final Configuration configuration;
    private final Replay replay;
    private final FixtureFile files = new FixtureFile();
    private final boolean explaining;

    /**
     * @param readers for the families whose actions can be replayed
     */
    public FixtureRunner(Configuration configuration, Map<Family, FixtureReader> readers) {
        this(configuration, new Replay(configuration, Map.copyOf(readers)), false);
    }

    private FixtureRunner(Configuration configuration, Replay replay, boolean explaining) {
        this.configuration = configuration;
        this.replay = replay;
        this.explaining = explaining;
    }

    /** One that says why, where an answer is not the one expected. */
    public FixtureRunner explaining() {
        return new FixtureRunner(configuration, replay, true);
    }

    /** Replays every file in order, whatever becomes of the others. */
    public FixtureReport run(List<Path> fixtures) {
        return new FixtureReport(fixtures.stream().flatMap(this::results).toList());
    }

    private Stream<FixtureResult> results(Path file) {
        return file.toString().endsWith(TestFile.SUFFIX)
                ? new TestFileRunner(replay, explaining).run(file).stream()
                : Stream.of(run(file));
    }

    private FixtureResult run(Path file) {
        try {
            Fixture fixture = files.read(file);
            Expectation answer = replay(fixture);
            return fixture.match().agreesWith(answer)
                    ? new FixtureResult.Match(file.toString(), answer, fixture.warnings())
                    : new FixtureResult.Mismatch(
                            file.toString(),
                            fixture.match(),
                            answer,
                            fixture.warnings(),
                            explaining ? reasons(fixture) : List.of());
        } catch (FixtureException e) {
            return new FixtureResult.Broken(file.toString(), String.valueOf(e.getMessage()));
        }
    }

    private List<String> reasons(Fixture fixture) throws FixtureException {
        EndpointConfig endpoint = new EndpointChoice(configuration).of(fixture);
        Question question =
                replay.question(fixture.action(), endpoint, facts -> facts, Optional.empty());
        return new MismatchReason(configuration)
                .lines(question, replay.policy(endpoint), fixture.match().rule());
    }

    /** What the policy answers to the fixture's action. */
    public Expectation replay(Fixture fixture) throws FixtureException {
        if (fixture.match().verdict().equals("passthrough")) {
            throw new FixtureException("match.verdict: `passthrough` cannot be replayed yet");
        }
        EndpointConfig endpoint = new EndpointChoice(configuration).of(fixture);
        return replay.answer(replay.decide(fixture.action(), endpoint, facts -> facts), endpoint);
    }
}
