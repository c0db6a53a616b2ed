package org.clawpatrol.proxy.approval;

import java.time.Duration;

/**
 * Bounds of an {@link ApprovalPool}.
 *
 * @param total questions that may wait at once
 * @param perDevice questions of one device that may wait at once
 * @param remembered ended questions kept for late clicks
 * @param memory how long an ended question is kept
 */
public record ApprovalLimits(int total, int perDevice, int remembered, Duration memory) {
    public ApprovalLimits {
        if (total < 1 || perDevice < 1 || remembered < 1 || memory.isNegative()) {
            throw new IllegalArgumentException("approval limits must be positive");
        }
    }

    /** What a gateway runs with. */
    public static ApprovalLimits standard() {
        return new ApprovalLimits(1_000, 50, 10_000, Duration.ofMinutes(30));
    }
}
