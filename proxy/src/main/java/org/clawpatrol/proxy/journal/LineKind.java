package org.clawpatrol.proxy.journal;

import java.util.Optional;

/** What a line of a segment says. */
enum LineKind {
    /** First line of every segment: its number and the format. */
    SEGMENT("segment"),
    /** An action is about to be forwarded. */
    INTENT("intent"),
    /** An action was refused; nothing was forwarded. */
    REFUSED("refused"),
    /** How a forwarded action ended. */
    OUTCOME("outcome"),
    /** The journal takes records again after it could not. */
    RESUMED("resumed");

    private final String word;

    LineKind(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Optional<LineKind> of(String word) {
        for (LineKind kind : values()) {
            if (kind.word.equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
