package org.clawpatrol.conformance.lab;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * One HTTP/1.1 message as it came over the wire, byte for byte as ISO-8859-1.
 *
 * @param head start line and fields, without the empty line
 * @param body without its chunking
 */
public record HttpText(String head, String body) {
    private static final int LONGEST_HEAD = 1 << 20;

    /** Reads one message; one without framing has no body when it is a request. */
    static HttpText read(InputStream in, boolean response) throws IOException {
        HttpText head = new HttpText(readHead(in), "");
        if (head.field("transfer-encoding").toLowerCase(Locale.ROOT).contains("chunked")) {
            return new HttpText(head.head, readChunks(in));
        }
        String length = head.field("content-length");
        if (!length.isEmpty()) {
            byte[] body = in.readNBytes(Integer.parseInt(length));
            return new HttpText(head.head, text(body));
        }
        boolean untilEnd = response && !List.of(101, 204, 304).contains(head.status());
        return untilEnd ? new HttpText(head.head, text(in.readAllBytes())) : head;
    }

    private static String readHead(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < 4) {
            int next = in.read();
            if (next < 0 || read.size() > LONGEST_HEAD) {
                throw new EOFException("no complete head: " + text(read.toByteArray()));
            }
            read.write(next);
            boolean expected = next == (matched % 2 == 0 ? '\r' : '\n');
            matched = expected ? matched + 1 : next == '\r' ? 1 : 0;
        }
        return text(read.toByteArray()).substring(0, read.size() - 4);
    }

    private static String readChunks(InputStream in) throws IOException {
        StringBuilder body = new StringBuilder();
        while (true) {
            int size = Integer.parseInt(readLine(in).split(";", 2)[0].strip(), 16);
            if (size == 0) {
                String trailer = readLine(in);
                while (!trailer.isEmpty()) {
                    trailer = readLine(in);
                }
                return body.toString();
            }
            body.append(text(in.readNBytes(size)));
            readLine(in);
        }
    }

    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the body ended early");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    public String startLine() {
        return head.lines().findFirst().orElse("");
    }

    /** Status of a response. */
    public int status() {
        return Integer.parseInt(startLine().split(" ", 3)[1]);
    }

    /** Target of a request. */
    public String target() {
        return startLine().split(" ", 3)[1];
    }

    /** Every value of a field, in order. */
    public List<String> fields(String name) {
        return head.lines()
                .skip(1)
                .map(line -> line.split(":", 2))
                .filter(parts -> parts[0].equalsIgnoreCase(name))
                .map(parts -> parts[1].strip())
                .toList();
    }

    /** First value of a field, or an empty text. */
    public String field(String name) {
        return fields(name).stream().findFirst().orElse("");
    }
}
