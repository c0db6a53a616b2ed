package org.clawpatrol.proxy.protocol.http.coding;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.clawpatrol.proxy.protocol.http.coding.ContentDecoder.Result;

/** Runs an inflater over one stream that is there completely. Stateless. */
final class Inflation {
    private static final int PIECE = 8 * 1024;

    private Inflation() {}

    /**
     * Inflates until the stream ends.
     *
     * @param inflater with its input set; what lies behind the stream stays in it
     * @return what was inflated, or why there is nothing
     */
    static Result run(Inflater inflater, BoundedOutput output) {
        byte[] piece = new byte[PIECE];
        try {
            while (!inflater.finished()) {
                int length = inflater.inflate(piece);
                boolean starved = inflater.needsInput() || inflater.needsDictionary();
                if (length == 0 && starved && !inflater.finished()) {
                    return new Result.Unreadable();
                }
                if (!output.add(ByteBuffer.wrap(piece, 0, length))) {
                    return new Result.Truncated();
                }
            }
            return new Result.Complete(output.toBytes());
        } catch (DataFormatException e) {
            return new Result.Unreadable();
        }
    }
}
