package org.clawpatrol.dsl.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Turns the bytes of a file into a source text, which must be UTF-8. Stateless. */
public final class SourceBytes {
    private SourceBytes() {}

    /**
     * Decodes; a byte that is not UTF-8 is reported where it stands and gives no source.
     *
     * @param name how diagnostics call the file
     */
    public static Optional<Source> decode(String name, byte[] bytes, Diagnostics diagnostics) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        Source source = new Source(name, text.flip().toString());
        if (!result.isError()) {
            return Optional.of(source);
        }
        int end = source.text().length();
        diagnostics.add(
                Diagnostic.error("C-UTF8", new Span(source, end, end), "the file is not UTF-8 here")
                        .help("save it as UTF-8"));
        return Optional.empty();
    }
}
