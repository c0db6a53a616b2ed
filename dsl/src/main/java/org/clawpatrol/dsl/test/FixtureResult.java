package org.clawpatrol.dsl.test;

import java.util.List;

/** What became of one fixture or test. Immutable. */
public sealed interface FixtureResult {

    CaseName name();

    /** What should be written differently although it was accepted. */
    List<String> warnings();

    /** As reports call it. */
    default String label() {
        return name().label();
    }

    record Match(CaseName name, Expectation answer, List<String> warnings)
            implements FixtureResult {
        public Match {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * @param details what else differs, and why
     */
    record Mismatch(
            CaseName name,
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

    /** It cannot be replayed. */
    record Broken(CaseName name, String error) implements FixtureResult {
        @Override
        public List<String> warnings() {
            return List.of();
        }
    }
}
