package org.clawpatrol.proxy.flow;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes ids for actions: UUID version 7 (RFC 9562), sortable by time. Safe to share. */
public final class ActionIds {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final InstantSource clock;
    private final RandomGenerator random;

    public ActionIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** Takes all of its randomness in one go: a secure source locks and hashes each time. */
    public String next() {
        byte[] drawn = new byte[Short.BYTES + Long.BYTES];
        random.nextBytes(drawn);
        ByteBuffer bits = ByteBuffer.wrap(drawn);
        long high = (clock.millis() << 16) | VERSION_7 | (bits.getShort() & 0xfff);
        long low = VARIANT | (bits.getLong() >>> 2);
        return new UUID(high, low).toString();
    }
}
