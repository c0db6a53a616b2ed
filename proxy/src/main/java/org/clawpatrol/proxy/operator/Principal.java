package org.clawpatrol.proxy.operator;

/**
 * A person at the controls, as authentication proved it.
 *
 * @param name operator's name
 * @param how what was shown
 */
public record Principal(String name, How how) {

    /** How an operator proved who it is. */
    public sealed interface How {}

    /** A session opened with the password. */
    public record Session() implements How {}

    /** An API token. */
    public record Token(String name) implements How {}

    /** For records and pages: {@code root}, or {@code root (token ci)}. */
    public String shown() {
        return switch (how) {
            case Session() -> name;
            case Token(var token) -> name + " (token " + token + ")";
        };
    }
}
