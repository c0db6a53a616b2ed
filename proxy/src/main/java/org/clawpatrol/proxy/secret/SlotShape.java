package org.clawpatrol.proxy.secret;

import java.util.Set;

/** What a slot's value looks like. */
public enum SlotShape {
    /** One line, such as a token: goes into headers, so it must not hold line breaks or NUL. */
    LINE,
    /** Any text or bytes, such as a PEM file. */
    TEXT;

    private static final int LARGEST = 64 << 10;

    /** Slots that hold what goes into headers; other ones hold whatever their type reads. */
    private static final Set<String> LINES =
            Set.of(
                    "",
                    "bot",
                    "app",
                    "signing_secret",
                    "access_key_id",
                    "secret_access_key",
                    "session_token",
                    "client_secret",
                    "refresh_token");

    /** The shape of a slot; names mean the same in every type. */
    public static SlotShape of(String slot) {
        return LINES.contains(slot) ? LINE : TEXT;
    }

    /**
     * Whether a value has that shape.
     *
     * @throws InvalidSecretException when it has not; the message says why, not what it is
     */
    public void check(byte[] value) throws InvalidSecretException {
        if (value.length == 0) {
            throw new InvalidSecretException("the value is empty");
        }
        if (value.length > LARGEST) {
            throw new InvalidSecretException("the value is larger than 64 KiB");
        }
        if (this == LINE) {
            checkLine(value);
        }
    }

    private static void checkLine(byte[] value) throws InvalidSecretException {
        for (byte b : value) {
            if (b == '\r' || b == '\n') {
                throw new InvalidSecretException(
                        "the value holds a line break; this slot takes one line");
            }
            if (b == 0) {
                throw new InvalidSecretException("the value holds a NUL byte");
            }
        }
    }
}
