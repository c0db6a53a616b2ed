package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/** Writes the parts of HTTP/1.1 heads. Values were validated when they were read. */
final class WireText {
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
        byte[] text = new byte[length(fields)];
        int end = 0;
        for (HeaderField field : fields) {
            end = put(field.name(), text, end);
            text[end++] = ':';
            text[end++] = ' ';
            end = put(field.value(), text, end);
            text[end++] = '\r';
            text[end++] = '\n';
        }
        out.writeBytes(text);
    }

    /** One byte a character; cutting off the rest of a wider one could make a line feed of it. */
    private static int put(String text, byte[] to, int start) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            to[start + i] = (byte) (c > 0xff ? '?' : c);
        }
        return start + length;
    }

    private static int length(HttpFields fields) {
        int length = 0;
        for (HeaderField field : fields) {
            length += field.name().length() + field.value().length() + 4;
        }
        return length;
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
