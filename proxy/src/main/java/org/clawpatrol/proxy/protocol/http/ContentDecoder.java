package org.clawpatrol.proxy.protocol.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Undoes a body's content coding for inspection, never past the cap. Stateless. */
final class ContentDecoder {

    /** What a body unfolds to. */
    sealed interface Result {
        /** All of it. */
        final class Complete implements Result {
            private final byte[] bytes;

            Complete(byte[] bytes) {
                this.bytes = bytes;
            }

            byte[] bytes() {
                return bytes;
            }
        }

        /** More than the cap. */
        record Truncated() implements Result {}

        /** An unsupported coding, several of them, or bytes that do not follow the coding. */
        record Unreadable() implements Result {}
    }

    private ContentDecoder() {}

    /**
     * @param codings members of {@code Content-Encoding}, lower case
     */
    static Result decode(List<String> codings, byte[] bytes, long limit) {
        if (codings.isEmpty() || bytes.length == 0 || codings.equals(List.of("identity"))) {
            return new Result.Complete(bytes);
        }
        if (codings.size() > 1) {
            return new Result.Unreadable();
        }
        return switch (codings.getFirst()) {
            case "gzip", "x-gzip" -> unfold(Coding.GZIP, bytes, limit);
            case "deflate" -> unfold(Coding.DEFLATE, bytes, limit);
            default -> new Result.Unreadable();
        };
    }

    private enum Coding {
        GZIP,
        DEFLATE
    }

    private static Result unfold(Coding coding, byte[] bytes, long limit) {
        int most = (int) Math.min(limit, Integer.MAX_VALUE - 16);
        Inflater inflater = new Inflater();
        try (InputStream in = open(coding, bytes, inflater)) {
            byte[] decoded = in.readNBytes(most);
            if (in.read() >= 0) {
                return new Result.Truncated();
            }
            return coding == Coding.DEFLATE && inflater.getRemaining() > 0
                    ? new Result.Unreadable()
                    : new Result.Complete(decoded);
        } catch (IOException e) {
            return new Result.Unreadable();
        } finally {
            inflater.end();
        }
    }

    private static InputStream open(Coding coding, byte[] bytes, Inflater inflater)
            throws IOException {
        InputStream in = new ByteArrayInputStream(bytes);
        return switch (coding) {
            case GZIP -> new GZIPInputStream(in);
            case DEFLATE -> new InflaterInputStream(in, inflater);
        };
    }
}
