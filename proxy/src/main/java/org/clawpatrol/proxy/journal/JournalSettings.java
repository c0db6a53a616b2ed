package org.clawpatrol.proxy.journal;

/**
 * @param segmentBytes size from which a segment is closed and the next one begun, at least 1
 */
public record JournalSettings(long segmentBytes, Durability durability) {
    private static final long DEFAULT_SEGMENT_BYTES = 64L << 20;

    public JournalSettings {
        if (segmentBytes < 1) {
            throw new IllegalArgumentException("segment size must be positive: " + segmentBytes);
        }
    }

    public static JournalSettings defaults() {
        return new JournalSettings(DEFAULT_SEGMENT_BYTES, Durability.PROCESS);
    }
}
