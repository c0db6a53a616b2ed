package org.clawpatrol.proxy.replay;

import java.util.List;

/**
 * What is done with an action before anybody was asked. Immutable.
 *
 * @param rule name of the deciding rule, or one of the words below where there is none
 * @param endpoint {@code type.name}, or empty
 * @param credential name of the one it is sent with; empty for none, or where that is not known
 * @param approvers stages in order; empty where nobody is asked or that is not known
 */
public record Answer(
        Verdict verdict, String rule, String endpoint, String credential, List<String> approvers) {
    /** No rule matched: {@code defaults.no_match} decides. */
    public static final String NO_RULE = "(no rule)";

    /** No endpoint of the profile claims the host: {@code defaults.unknown_host} decides. */
    public static final String NO_ENDPOINT = "(unknown host)";

    /** The device's profile is gone: it is refused before anything is read. */
    public static final String NO_PROFILE = "(no such profile)";

    /** Ordered by how much is let through. */
    public enum Verdict {
        DENY("deny"),
        APPROVE("approve"),
        ALLOW("allow");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public Answer {
        approvers = List.copyOf(approvers);
    }

    /** Whether two answers are the same as far as the journal tells. */
    boolean agrees(Answer other) {
        return verdict == other.verdict
                && rule.equals(other.rule)
                && endpoint.equals(other.endpoint)
                && (credential.equals(other.credential) || verdict != Verdict.ALLOW)
                && (approvers.equals(other.approvers) || !asks() || !other.asks());
    }

    private boolean asks() {
        return !approvers.isEmpty();
    }
}
