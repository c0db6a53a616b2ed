package org.clawpatrol.proxy.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The first request head of a relayed connection, as raw text up to its empty line. */
final class RequestHead {
    private static final int LIMIT = 64 * 1024;

    private final String text;

    private RequestHead(String text) {
        this.text = text;
    }

    /**
     * Reads one head and nothing behind it.
     *
     * @throws IOException when the stream ends early or the head is over 64 KiB
     */
    static RequestHead read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        int matched = 0;
        while (matched < 4) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection ended inside a request head");
            }
            bytes.write(next);
            if (bytes.size() > LIMIT) {
                throw new IOException("the request head is longer than " + LIMIT + " bytes");
            }
            char expected = "\r\n\r\n".charAt(matched);
            matched = next == expected ? matched + 1 : next == '\r' ? 1 : 0;
        }
        return new RequestHead(bytes.toString(StandardCharsets.ISO_8859_1));
    }

    /** The head with the program's own proxy credentials replaced by the given token. */
    byte[] authenticated(String token) {
        StringBuilder out = new StringBuilder(text.length() + 64);
        String[] lines = text.split("\r\n", -1);
        out.append(lines[0])
                .append("\r\nProxy-Authorization: Bearer ")
                .append(token)
                .append("\r\n");
        for (int i = 1; i < lines.length - 2; i++) {
            if (!lines[i].regionMatches(true, 0, "proxy-authorization:", 0, 20)) {
                out.append(lines[i]).append("\r\n");
            }
        }
        return out.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
