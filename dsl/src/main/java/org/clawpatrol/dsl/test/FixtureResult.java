package org.clawpatrol.dsl.test;

import java.util.List;

/** What became of one fixture. Immutable. */
public sealed interface FixtureResult {

    /** The fixture's file as the user named it. */
    String file();

    /** What should be written differently although it was accepted. */
    List<String> warnings();

    record Match(String file, Expectation answer, List<String> warnings) implements FixtureResult {
        public Match {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * @param details what else differs
     */
    record Mismatch(
            String file,
            Expectation expected,
            Expectation answer,
            List<String> warnings,
            List<String> details)
            implements FixtureResult {
        public Mismatch {
            warnings = List.copyOf(warnings);
            details = List.copyOf(details);
        }
    }

    /** The fixture cannot be replayed. */
    record Broken(String file, String error) implements FixtureResult {
        @Override
        public List<String> warnings() {
            return List.of();
        }
    }
}
