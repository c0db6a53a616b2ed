package org.clawpatrol.proxy.journal;

/** Sees to it that segments get to the disk, on a thread that nobody waits for. */
interface SegmentCare {

    /** A segment has a portion more, from one offset to another. */
    void grown(SegmentFile segment, long from, long to);

    /** A segment is full; it is closed by whoever is told. */
    void full(SegmentFile segment);
}
