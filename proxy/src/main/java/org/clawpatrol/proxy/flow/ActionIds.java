package org.clawpatrol.proxy.flow;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes ids for actions: UUID version 7 (RFC 9562), sortable by time. Safe to share. */
public final class ActionIds {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private static final int DRAWN = Short.BYTES + Long.BYTES;
    private static final int IDS_A_DRAW = 256;

    private final InstantSource clock;
    private final RandomGenerator random;
    private final ThreadLocal<ByteBuffer> drawn =
            ThreadLocal.withInitial(() -> ByteBuffer.allocate(0));

    public ActionIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Draws for many ids at once: a secure source locks and hashes each time. */
    public String next() {
        ByteBuffer bits = drawn.get();
        if (!bits.hasRemaining()) {
            bits = draw();
            drawn.set(bits);
        }
        long high = (clock.millis() << 16) | VERSION_7 | (bits.getShort() & 0xfff);
        long low = VARIANT | (bits.getLong() >>> 2);
        return new UUID(high, low).toString();
    }

    private ByteBuffer draw() {
        byte[] bits = new byte[IDS_A_DRAW * DRAWN];
        random.nextBytes(bits);
        return ByteBuffer.wrap(bits);
    }
}
