package org.clawpatrol.dsl.test;

import java.util.List;

/**
 * What a fixture expects, or what the policy answered. Immutable.
 *
 * @param verdict one of {@link #VERDICTS}
 * @param rule name of the deciding rule, or the empty string
 * @param endpoint {@code type.name}, or the empty string for any
 * @param reason not compared
 */
public record Expectation(String verdict, String rule, String endpoint, String reason) {
    /** Of a document that expects nothing. */
    static final Expectation ANYTHING = new Expectation("", "", "", "");

    static final List<String> VERDICTS = List.of("allow", "deny", "approve", "passthrough");

    /** Whether an answer is what this expects. */
    boolean agreesWith(Expectation answer) {
        return verdict.equals(answer.verdict)
                && rule.equals(answer.rule)
                && (endpoint.isEmpty() || endpoint.equals(answer.endpoint));
    }
}
