package org.clawpatrol.dsl.test;

import java.util.List;

/**
 * A parsed fixture. Immutable.
 *
 * @param warnings what was accepted but should be written differently
 */
public record Fixture(FixtureAction action, Expectation match, List<String> warnings) {
    public Fixture {
        warnings = List.copyOf(warnings);
    }
}
