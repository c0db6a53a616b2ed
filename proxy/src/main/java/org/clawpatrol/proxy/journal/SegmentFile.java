package org.clawpatrol.proxy.journal;

import java.io.IOException;

/** The file lines are appended to. Used under the journal's lock but for what says otherwise. */
interface SegmentFile extends AutoCloseable {

    /** Hands the bytes to the operating system; after a failure any part of them may be written. */
    void append(byte[] bytes, int length) throws IOException;

    long length() throws IOException;

    void truncate(long length) throws IOException;

    /**
     * Has the bytes from one offset to another go to the disk soon, waiting for nothing. Any
     * thread.
     */
    void writeOut(long from, long to);

    /** Waits until all of it is on the disk. */
    void force() throws IOException;

    @Override
    void close() throws IOException;
}
