package org.clawpatrol.dsl.test;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.engine.fact.Family;

/**
 * Replays fixtures and runs tests against a configuration: the rules decide as they do live, but
 * nothing is connected, injected or asked of a person. Immutable.
 */
public final class FixtureRunner {
    private final Replay replay;
    private final boolean explaining;
    private final LongSupplier nanoTime;

    /**
     * One whose tests cannot ask what comes of an action in the end.
     *
     * @param readers for the families whose actions can be replayed
     */
    public FixtureRunner(Configuration configuration, Map<Family, FixtureReader> readers) {
        this(new Replay(configuration, Map.copyOf(readers)), false, System::nanoTime);
    }

    /**
     * @param readers for the families whose actions can be replayed
     * @param settlement takes decisions to their end
     */
    public FixtureRunner(
            Configuration configuration,
            Map<Family, FixtureReader> readers,
            Settlement settlement) {
        this(new Replay(configuration, Map.copyOf(readers), settlement), false, System::nanoTime);
    }

    private FixtureRunner(Replay replay, boolean explaining, LongSupplier nanoTime) {
        this.replay = replay;
        this.explaining = explaining;
        this.nanoTime = nanoTime;
    }

    /** One that measures by this clock, which only runs forward. */
    FixtureRunner timedBy(LongSupplier clock) {
        return new FixtureRunner(replay, explaining, clock);
    }

    /** One that says why, where an answer is not the one expected. */
    public FixtureRunner explaining() {
        return new FixtureRunner(replay, true, nanoTime);
    }

    /** Replays every file in order, whatever becomes of the others. */
    public FixtureReport run(List<Path> files) {
        return run(Suite.read(replay.configuration(), files), false);
    }

    /**
     * @param failFast whether to leave out what follows the first that does not match
     */
    public FixtureReport run(Suite suite, boolean failFast) {
        List<FixtureResult> results = new ArrayList<>();
        List<Duration> took = new ArrayList<>();
        for (Suite.Entry entry : suite.entries()) {
            long begin = nanoTime.getAsLong();
            FixtureResult result = result(entry);
            results.add(result);
            took.add(Duration.ofNanos(nanoTime.getAsLong() - begin));
            if (failFast && !(result instanceof FixtureResult.Match)) {
                break;
            }
        }
        return new FixtureReport(results, suite.size() - results.size(), took);
    }

    private FixtureResult result(Suite.Entry entry) {
        try {
            return new CasePreparation(replay).of(entry).result(explaining);
        } catch (FixtureException e) {
            return new FixtureResult.Broken(entry.name(), String.valueOf(e.getMessage()));
        }
    }

    /** The tests that can be decided; those that cannot are left out. */
    public List<PreparedCase> prepared(Suite suite) {
        CasePreparation preparation = new CasePreparation(replay);
        return suite.entries().stream()
                .flatMap(entry -> prepared(preparation, entry).stream())
                .toList();
    }

    private static Optional<PreparedCase> prepared(CasePreparation preparation, Suite.Entry entry) {
        try {
            return Optional.of(preparation.of(entry));
        } catch (FixtureException e) {
            return Optional.empty();
        }
    }

    /** What the policy answers to the fixture's action. */
    public Expectation replay(Fixture fixture) throws FixtureException {
        PreparedCase prepared =
                new CasePreparation(replay).of(CaseName.of(Path.of("fixture")), fixture);
        return replay.answer(prepared.decide(prepared.policy()), prepared.endpoint());
    }
}
