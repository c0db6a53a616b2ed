package org.clawpatrol.proxy.protocol.http.coding;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.DecoderJNI;
import java.io.IOException;
import org.clawpatrol.proxy.protocol.http.coding.ContentDecoder.Result;

/**
 * Undoes {@code br} (RFC 7932) of exactly one stream. The native code is loaded by the first body;
 * where it does not load, such bodies stay unread. Stateless.
 */
final class BrotliDecoder {
    private BrotliDecoder() {}

    static Result decode(byte[] bytes, BoundedOutput output) {
        try {
            if (!Brotli4jLoader.isAvailable()) {
                return new Result.Unreadable();
            }
            DecoderJNI.Wrapper decoder = new DecoderJNI.Wrapper(bytes.length);
            try {
                return decode(decoder, bytes, output);
            } finally {
                decoder.destroy();
            }
        } catch (IOException | LinkageError e) {
            return new Result.Unreadable();
        }
    }

    /** Withholds the last byte first: a stream that ends without it has something behind it. */
    private static Result decode(DecoderJNI.Wrapper decoder, byte[] bytes, BoundedOutput output) {
        int last = bytes.length - 1;
        DecoderJNI.Status status = DecoderJNI.Status.NEEDS_MORE_INPUT;
        if (last > 0) {
            status = push(decoder, bytes, 0, last, output);
        }
        if (status == DecoderJNI.Status.NEEDS_MORE_INPUT) {
            status = push(decoder, bytes, last, 1, output);
        } else if (status == DecoderJNI.Status.DONE) {
            return new Result.Unreadable();
        }
        return switch (status) {
            case DONE -> new Result.Complete(output.toBytes());
            // Only a full output stops the pushing before everything was taken.
            case NEEDS_MORE_OUTPUT -> new Result.Truncated();
            case OK, NEEDS_MORE_INPUT, ERROR -> new Result.Unreadable();
        };
    }

    private static DecoderJNI.Status push(
            DecoderJNI.Wrapper decoder, byte[] bytes, int from, int length, BoundedOutput output) {
        decoder.getInputBuffer().clear();
        decoder.getInputBuffer().put(bytes, from, length);
        decoder.push(length);
        DecoderJNI.Status status = decoder.getStatus();
        while (status == DecoderJNI.Status.NEEDS_MORE_OUTPUT || status == DecoderJNI.Status.OK) {
            if (status == DecoderJNI.Status.OK) {
                decoder.push(0);
            } else if (!output.add(decoder.pull())) {
                return status;
            }
            status = decoder.getStatus();
        }
        return drained(decoder, output) ? status : DecoderJNI.Status.NEEDS_MORE_OUTPUT;
    }

    private static boolean drained(DecoderJNI.Wrapper decoder, BoundedOutput output) {
        boolean room = true;
        while (room && decoder.hasOutput()) {
            room = output.add(decoder.pull());
        }
        return room;
    }
}
