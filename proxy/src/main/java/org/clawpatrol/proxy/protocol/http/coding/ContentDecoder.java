package org.clawpatrol.proxy.protocol.http.coding;

import java.util.List;

/**
 * Undoes a body's content codings for inspection, never past the cap. What decoders could unfold
 * differently is unreadable: bytes after the end, several members or frames, raw deflate, a wrong
 * checksum. Stateless.
 */
public final class ContentDecoder {
    /** Each costs as much as the cap; more than this nobody sends. */
    private static final int MOST_CODINGS = 3;

    /** What a body unfolds to. */
    public sealed interface Result {
        /** All of it. */
        final class Complete implements Result {
            private final byte[] bytes;

            public Complete(byte[] bytes) {
                this.bytes = bytes;
            }

            public byte[] bytes() {
                return bytes;
            }
        }

        /** More than the cap. */
        record Truncated() implements Result {}

        /** An unsupported coding, too many of them, or bytes that do not follow the coding. */
        record Unreadable() implements Result {}
    }

    private ContentDecoder() {}

    /**
     * @param codings members of {@code Content-Encoding}, lower case, in the order they were
     *     applied
     * @param limit bytes that no step may unfold to more than
     */
    public static Result decode(List<String> codings, byte[] bytes, long limit) {
        List<String> applied =
                codings.stream().filter(coding -> !coding.equals("identity")).toList();
        if (applied.isEmpty() || bytes.length == 0) {
            return new Result.Complete(bytes);
        }
        if (applied.size() > MOST_CODINGS) {
            return new Result.Unreadable();
        }
        int most = (int) Math.min(limit, Integer.MAX_VALUE - 16);
        Result result = new Result.Complete(bytes);
        for (String coding : applied.reversed()) {
            if (!(result instanceof Result.Complete coded)) {
                return result;
            }
            result = unfold(coding, coded.bytes(), new BoundedOutput(most));
        }
        return result;
    }

    private static Result unfold(String coding, byte[] bytes, BoundedOutput output) {
        return switch (coding) {
            case "gzip", "x-gzip" -> GzipDecoder.decode(bytes, output);
            case "deflate" -> DeflateDecoder.decode(bytes, output);
            case "br" -> BrotliDecoder.decode(bytes, output);
            case "zstd" -> ZstdDecoder.decode(bytes, output);
            default -> new Result.Unreadable();
        };
    }
}
