package org.clawpatrol.proxy.operator;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What an operator password must look like. */
final class PasswordRules {
    static final int MIN_CHARACTERS = 12;
    // bcrypt reads no further: a longer password would silently be weaker than it looks.
    static final int MAX_BYTES = 72;

    private PasswordRules() {}

    /** What is wrong with the password, if anything. */
    static Optional<String> problem(String password) {
        if (password.codePointCount(0, password.length()) < MIN_CHARACTERS) {
            return Optional.of("the password must have at least 12 characters");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return Optional.of("the password must not be longer than 72 bytes");
        }
        if (password.indexOf('\0') >= 0) {
            return Optional.of("the password must not contain a NUL character");
        }
        return Optional.empty();
    }
}
