package org.clawpatrol.proxy.protocol.http.coding;

/** Undoes one coding of one body, piece by piece. One thread. */
interface CodingStream extends AutoCloseable {
    /** Bytes handed on at once. */
    int PIECE = 16 * 1024;

    /** Takes decoded bytes, which stay the stream's. */
    interface Output {
        void accept(byte[] bytes, int length) throws UnreadableCodingException;
    }

    /**
     * Decodes everything that these bytes complete.
     *
     * @param bytes theirs are the first {@code length}; stay the caller's
     */
    void decode(byte[] bytes, int length, Output output) throws UnreadableCodingException;

    /** Whether a body may end here. */
    boolean complete();

    /** Gives back what it holds outside the heap; may be called more than once. */
    @Override
    void close();
}
