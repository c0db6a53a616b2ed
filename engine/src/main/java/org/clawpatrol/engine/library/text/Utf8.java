package org.clawpatrol.engine.library.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 with one replacement character for each run of what is none. Stateless. */
final class Utf8 {
    private static final char REPLACEMENT = '\ufffd';

    private Utf8() {}

    static String decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CharBuffer output = CharBuffer.allocate(bytes.length + 1);
        int afterReplacement = -1;
        CoderResult result = decoder.decode(input, output, true);
        while (result.isError()) {
            if (output.position() != afterReplacement) {
                output.put(REPLACEMENT);
            }
            afterReplacement = output.position();
            input.position(input.position() + result.length());
            result = decoder.decode(input, output, true);
        }
        return output.flip().toString();
    }
}
