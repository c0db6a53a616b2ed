package org.clawpatrol.proxy.protocol.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.clawpatrol.proxy.journal.RecordMarks;

/** The beginning of a body as text for records and approvers. Stateless. */
final class BodySample {
    private static final int HEX_BYTES = 64;

    private BodySample() {}

    /** At most {@code limit} bytes of the body; {@code binary:} and hex where it is no text. */
    static String of(byte[] body, long limit) {
        int size = (int) Math.min(limit, body.length);
        if (size == 0) {
            return "";
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(size);
        boolean whole = size == body.length;
        CoderResult result = decoder.decode(ByteBuffer.wrap(body, 0, size), text, whole);
        String sample = text.flip().toString();
        if (result.isError() || sample.chars().anyMatch(BodySample::isBinary)) {
            byte[] start = Arrays.copyOf(body, Math.min(HEX_BYTES, size));
            return RecordMarks.binary(HexFormat.of().formatHex(start));
        }
        return sample;
    }

    private static boolean isBinary(int c) {
        return c < ' ' && c != '\n' && c != '\r' && c != '\t';
    }
}
