package org.clawpatrol.proxy.operator;

import java.nio.charset.StandardCharsets;
import org.mindrot.jbcrypt.BCrypt;

/** Hashes and checks passwords with bcrypt. Immutable; each call costs about a quarter second. */
final class PasswordHash {
    static final int STANDARD_COST = 12;

    private final int cost;

    /**
     * @param cost 4 to 30, the logarithm of the rounds
     */
    PasswordHash(int cost) {
        this.cost = cost;
    }

    String of(String password) {
        return BCrypt.hashpw(password, BCrypt.gensalt(cost));
    }

    boolean matches(String password, String hash) {
        if (password.getBytes(StandardCharsets.UTF_8).length > PasswordRules.MAX_BYTES) {
            return false;
        }
        try {
            return BCrypt.checkpw(password, readable(hash));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the stored password hash is damaged", e);
        }
    }

    // Other tools write the same algorithm under newer names that the library does not know.
    private static String readable(String hash) {
        return hash.startsWith("$2b$") || hash.startsWith("$2y$")
                ? "$2a$" + hash.substring(4)
                : hash;
    }
}
