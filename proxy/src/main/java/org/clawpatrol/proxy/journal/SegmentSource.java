package org.clawpatrol.proxy.journal;

import java.io.IOException;

/** Opens segments for appending, creating those that do not exist. */
@FunctionalInterface
interface SegmentSource {
    SegmentFile open(int number) throws IOException;
}
