package org.clawpatrol.proxy.protocol.http.coding;

import java.util.zip.Inflater;
import org.clawpatrol.proxy.protocol.http.coding.ContentDecoder.Result;

/**
 * Undoes {@code deflate}, which is the zlib format (RFC 9110, 8.4.1.2). Servers that take raw
 * deflate for it, too, read such a body and others do not. Stateless.
 */
final class DeflateDecoder {
    private DeflateDecoder() {}

    static Result decode(byte[] bytes, BoundedOutput output) {
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(bytes);
            Result result = Inflation.run(inflater, output);
            boolean more = result instanceof Result.Complete && inflater.getRemaining() > 0;
            return more ? new Result.Unreadable() : result;
        }
    }
}
