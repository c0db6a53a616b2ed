package org.clawpatrol.dsl.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.source.Span;

/**
 * One test of a test file. Immutable.
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
     */
    record Given(
            FixtureAction action,
            Optional<String> endpoint,
            Optional<String> profile,
            boolean dispatched,
            FactOverrides facts) {}

    /**
     * What is expected; empty for whatever it may be.
     *
     * @param rule the empty text for no rule
     * @param endpoint {@code type.name}
     * @param inject the empty text for no credential
     */
    record Wanted(
            String verdict,
            Optional<String> rule,
            Optional<String> endpoint,
            Optional<String> reason,
            Optional<String> inject) {

        boolean agreesWith(Expectation answer, String injected) {
            return verdict.equals(answer.verdict())
                    && holds(rule, answer.rule())
                    && holds(endpoint, answer.endpoint())
                    && holds(reason, answer.reason())
                    && holds(inject, injected);
        }

        /** The whole answer that was expected, with what may be anything as it came. */
        Expectation filled(Expectation answer) {
            return new Expectation(
                    verdict,
                    rule.orElse(answer.rule()),
                    endpoint.orElse(answer.endpoint()),
                    reason.orElse(answer.reason()));
        }

        /** What differs besides what every report shows. */
        List<String> differences(Expectation answer, String injected) {
            List<String> found = new ArrayList<>();
            if (!holds(reason, answer.reason())) {
                found.add("want reason=" + QuotedText.of(reason.orElse("")));
            }
            if (!holds(inject, injected)) {
                found.add(
                        "want inject="
                                + QuotedText.of(inject.orElse(""))
                                + ", got inject="
                                + QuotedText.of(injected));
            }
            return found;
        }

        private static boolean holds(Optional<String> wanted, String found) {
            return wanted.isEmpty() || wanted.get().equals(found);
        }
    }
}
