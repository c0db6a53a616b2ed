package org.clawpatrol.dsl.config;

import java.util.Locale;

/** Names of the environment variables that hold secrets of credentials. Stateless. */
public final class SecretVariable {
    private static final String PREFIX = "CLAWPATROL_SECRET_";

    private SecretVariable() {}

    /**
     * The variable that holds a slot: {@code CLAWPATROL_SECRET_NAME} or {@code
     * CLAWPATROL_SECRET_NAME_SLOT}, in upper case and with {@code _} for {@code -}.
     *
     * @param slot the unnamed slot is the empty text
     */
    public static String of(String credential, String slot) {
        String name = PREFIX + word(credential);
        return slot.isEmpty() ? name : name + "_" + word(slot);
    }

    private static String word(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
