package org.clawpatrol.dsl.test;

import java.util.List;
import java.util.Optional;

/**
 * What a policy answers to the action of a test. Immutable.
 *
 * @param injected the credential it would be sent with, or empty
 * @param settled what comes of it in the end; empty where nobody wanted to know
 * @param shadow what rules that are not in force would have decided otherwise; empty where nobody
 *     wanted to know
 */
record CaseAnswer(
        Expectation decided,
        String injected,
        Optional<Settlement.Settled> settled,
        Optional<List<String>> shadow) {}
