package org.clawpatrol.proxy.protocol.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.clawpatrol.proxy.failure.Failure;

/**
 * Reads a field section that ends in an empty line. Refuses what parsers disagree about: folded
 * lines, white space before the colon, bare CR or LF, control characters. One section each.
 */
final class FieldParser {
    private final byte[] bytes;
    private final int most;
    private int position;

    FieldParser(byte[] bytes, int start) {
        this(bytes, start, HeadLimits.FIELDS);
    }

    /**
     * @param most fields
     */
    FieldParser(byte[] bytes, int start, int most) {
        this.bytes = bytes;
        this.position = start;
        this.most = most;
    }

    HttpFields parse() throws MalformedMessageException {
        List<HeaderField> fields = new ArrayList<>(16);
        while (bytes[position] != '\r') {
            if (fields.size() == most) {
                throw new MalformedMessageException(
                        Failure.HEAD_TOO_LARGE, "too many header fields");
            }
            fields.add(field());
        }
        if (bytes[position + 1] != '\n' || position + 2 != bytes.length) {
            throw MalformedMessageException.badRequest("bare carriage return");
        }
        return HttpFields.of(fields);
    }

    private HeaderField field() throws MalformedMessageException {
        String name = name();
        return new HeaderField(name, value());
    }

    private String name() throws MalformedMessageException {
        int start = position;
        while (Ascii.isToken(bytes[position])) {
            position++;
        }
        if (position == start || bytes[position] != ':') {
            throw MalformedMessageException.badRequest("invalid header field name");
        }
        String name = new String(bytes, start, position - start, StandardCharsets.ISO_8859_1);
        position++;
        return name;
    }

    private String value() throws MalformedMessageException {
        while (Ascii.isBlank(bytes[position])) {
            position++;
        }
        int start = position;
        while (Ascii.isFieldValue(bytes[position])) {
            position++;
        }
        if (bytes[position] != '\r' || bytes[position + 1] != '\n') {
            throw MalformedMessageException.badRequest("invalid header field value");
        }
        int end = position;
        while (end > start && Ascii.isBlank(bytes[end - 1])) {
            end--;
        }
        position += 2;
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }
}
