package org.clawpatrol.proxy.secret;

/** What a slot's value looks like. */
public enum SlotShape {
    /** One line, such as a token: goes into headers, so it must not hold line breaks or NUL. */
    LINE,
    /** Any text or bytes, such as a PEM file. */
    TEXT;

    private static final int LARGEST = 64 << 10;

    /** The unnamed slot holds what goes into headers; named ones hold whatever their type reads. */
    public static SlotShape of(String slot) {
        return slot.isEmpty() ? LINE : TEXT;
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
