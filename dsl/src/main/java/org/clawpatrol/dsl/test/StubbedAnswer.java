package org.clawpatrol.dsl.test;

import java.util.List;
import java.util.Locale;

/**
 * What an approver answers in a test. Immutable.
 *
 * @param reason the approver's words, or why it could not be asked; may be empty
 */
public record StubbedAnswer(Kind kind, String reason) {

    /** How asking ends. */
    public enum Kind {
        ALLOW,
        DENY,
        /** Nobody decides in time. */
        TIMEOUT,
        /** The question could not be put. */
        ERROR;

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        static List<String> words() {
            return List.of("allow", "deny", "timeout", "error");
        }
    }
}
