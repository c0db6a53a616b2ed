package org.clawpatrol.proxy.protocol.http.websocket;

/**
 * A text or binary message that waits to be judged. Immutable by agreement: nobody writes to its
 * bytes.
 */
public final class CollectedMessage {

    /** How much of a message is known. */
    public enum Extent {
        /** All of it. */
        COMPLETE,
        /** The first bytes up to the limit. */
        TRUNCATED,
        /** It cannot be inflated, or is no text although it says so. */
        UNREADABLE
    }

    private final Direction direction;
    private final boolean text;
    private final byte[] bytes;
    private final Extent extent;

    CollectedMessage(Direction direction, boolean text, byte[] bytes, Extent extent) {
        this.direction = direction;
        this.text = text;
        this.bytes = bytes;
        this.extent = extent;
    }

    public Direction direction() {
        return direction;
    }

    /** Whether it is a text message, else a binary one. */
    public boolean text() {
        return text;
    }

    /** Unmasked and inflated as far as known; compressed still where it cannot be inflated. */
    public byte[] bytes() {
        return bytes;
    }

    public Extent extent() {
        return extent;
    }
}
