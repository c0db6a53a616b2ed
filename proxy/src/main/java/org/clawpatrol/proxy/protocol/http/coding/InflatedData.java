package org.clawpatrol.proxy.protocol.http.coding;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Runs an inflater over data that arrives in pieces. One thread. */
final class InflatedData {
    private final byte[] piece = new byte[CodingStream.PIECE];

    /**
     * Inflates what there is, to the end of the stream at most.
     *
     * @param inflater with its input set; what lies behind the stream stays in it
     */
    void run(Inflater inflater, CodingStream.Output output) throws UnreadableCodingException {
        try {
            while (!inflater.finished()) {
                int length = inflater.inflate(piece);
                if (inflater.needsDictionary()) {
                    throw new UnreadableCodingException("needs a dictionary");
                }
                if (length > 0) {
                    output.accept(piece, length);
                } else if (inflater.needsInput()) {
                    return;
                }
            }
        } catch (DataFormatException e) {
            throw new UnreadableCodingException("is no valid deflate data");
        }
    }
}
