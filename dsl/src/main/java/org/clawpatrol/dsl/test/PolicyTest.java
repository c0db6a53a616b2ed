package org.clawpatrol.dsl.test;

import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.source.Span;

/**
 * One test of a test file: of a table one row, of a sequence one step. Immutable.
 *
 * @param header where it stands
 */
record PolicyTest(String name, Span header, Given given, Wanted wanted) {

    /**
     * The action.
     *
     * @param endpoint name of the endpoint, where it is not to be found by the host
     * @param dispatched whether the action says which credential it was dispatched to, or that to
     *     none; where it does not, the profile's only one is it
     * @param answers of approvers, by name
     */
    record Given(
            FixtureAction action,
            Optional<String> endpoint,
            Optional<String> profile,
            boolean dispatched,
            FactOverrides facts,
            Map<String, StubbedAnswer> answers) {
        Given {
            answers = Map.copyOf(answers);
        }
    }
}
