package org.clawpatrol.dsl.test;

import java.nio.file.Path;
import java.util.Map;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.engine.fact.Family;

/** Finds what recorded actions mean to a configuration, without deciding them. Immutable. */
public final class ReplayedActions {
    private final Configuration configuration;
    private final Replay replay;
    private final FixtureFile files = new FixtureFile();

    /**
     * @param readers for the families whose actions can be replayed
     */
    public ReplayedActions(Configuration configuration, Map<Family, FixtureReader> readers) {
        this.configuration = configuration;
        this.replay = new Replay(configuration, Map.copyOf(readers));
    }

    /** The action that a fixture records; what it expects is not looked at. */
    public ReplayedAction read(Path fixture) throws FixtureException {
        Fixture parsed = files.read(fixture);
        return replay.replayed(parsed.action(), new EndpointChoice(configuration).of(parsed));
    }
}
