package org.clawpatrol.proxy.operator;

import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * The one-time word that proves who sets the first password is who started the gateway. Immutable;
 * prints as {@code ***}.
 */
public final class SetupToken {
    private static final int BYTES = 18;

    private final String text;

    private SetupToken(String text) {
        this.text = text;
    }

    /**
     * @param random must be unpredictable
     */
    public static SetupToken generate(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SetupToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** For the one line printed at start-up. */
    public String reveal() {
        return text;
    }

    boolean matches(String offered) {
        return TokenText.same(text, offered.strip());
    }

    @Override
    public String toString() {
        return "***";
    }
}
