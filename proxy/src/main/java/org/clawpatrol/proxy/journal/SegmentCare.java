package org.clawpatrol.proxy.journal;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that segments get to the disk, which is not for the thread that happened to fill them.
 * Safe to share.
 */
final class SegmentCare {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentCare.class);

    private final Executor background;

    SegmentCare(Executor background) {
        this.background = background;
    }

    /** A segment has a portion more, from one offset to another. */
    void grown(SegmentFile segment, long from, long to) {
        // What comes too late is forced on close.
        boolean _ = inBackground(() -> segment.writeOut(from, to));
    }

    /** Takes over a full segment, to close it. */
    void full(SegmentFile segment) {
        if (!inBackground(() -> finish(segment))) {
            finish(segment);
        }
    }

    private boolean inBackground(Runnable work) {
        try {
            background.execute(work);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private static void finish(SegmentFile segment) {
        try (segment) {
            segment.force();
        } catch (IOException e) {
            LOG.error("journal: a full segment may not be on disk: {}", e.getMessage());
        }
    }
}
