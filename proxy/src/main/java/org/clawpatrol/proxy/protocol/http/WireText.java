package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/** Writes the parts of HTTP/1.1 heads. Values were validated when they were read. */
final class WireText {
    private static final int USUAL_LENGTH = 512;

    private WireText() {}

    static void statusLine(ByteBuf out, int status) {
        text(out, "HTTP/1.1 " + HttpResponseStatus.valueOf(status) + "\r\n");
    }

    static void field(ByteBuf out, String name, CharSequence value) {
        text(out, name);
        out.writeByte(':').writeByte(' ');
        text(out, value);
        crlf(out);
    }

    /** All of them in one write: each write to a buffer checks it anew. */
    static void fields(ByteBuf out, HttpFields fields) {
        StringBuilder text = new StringBuilder(USUAL_LENGTH);
        for (HeaderField field : fields) {
            text.append(field.name()).append(": ").append(field.value()).append("\r\n");
        }
        out.writeBytes(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    static void framing(ByteBuf out, Framing framing) {
        switch (framing) {
            case Framing.None() -> {}
            case Framing.Length(long bytes) -> field(out, "Content-Length", Long.toString(bytes));
            case Framing.Chunked(), Framing.UntilClose() ->
                    field(out, "Transfer-Encoding", "chunked");
        }
    }

    static void crlf(ByteBuf out) {
        out.writeByte('\r').writeByte('\n');
    }

    /** One byte a character, as fields were read. */
    static void text(ByteBuf out, CharSequence text) {
        out.writeCharSequence(text, StandardCharsets.ISO_8859_1);
    }
}
