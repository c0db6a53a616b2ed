package org.clawpatrol.proxy.protocol.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the parts of a {@code multipart/form-data} body (RFC 7578) in the one form that all servers
 * agree on: no preamble, no epilogue, no folded lines, one plain name a part. One thread.
 */
final class MultipartReader {
    private static final int MOST_BOUNDARY = 70;
    private static final String BOUNDARY_MARKS = "'()+_,-./:=?";
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};

    private final byte[] body;
    private final FormFields fields = new FormFields();

    private MultipartReader(byte[] body) {
        this.body = body;
    }

    /**
     * The text fields, and the names of files without a text; empty where readers could disagree.
     */
    static Optional<FormFields> read(MediaType type, byte[] body) {
        String boundary = type.parameters().getOrDefault("boundary", "");
        boolean usable =
                !boundary.isEmpty()
                        && boundary.length() <= MOST_BOUNDARY
                        && boundary.chars().allMatch(MultipartReader::isBoundary);
        MultipartReader reader = new MultipartReader(body);
        return usable && reader.readParts("--" + boundary)
                ? Optional.of(reader.fields)
                : Optional.empty();
    }

    private static boolean isBoundary(int c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || BOUNDARY_MARKS.indexOf(c) >= 0);
    }

    private boolean readParts(String dashedBoundary) {
        byte[] opening = (dashedBoundary + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] delimiter = ("\r\n" + dashedBoundary).getBytes(StandardCharsets.US_ASCII);
        if (!startsWith(0, opening)) {
            return false;
        }
        int start = opening.length;
        while (true) {
            int end = find(delimiter, start);
            if (end < 0 || !readPart(start, end)) {
                return false;
            }
            int next = end + delimiter.length;
            if (startsWith(next, new byte[] {'-', '-'})) {
                return isEnd(next + 2);
            }
            if (!startsWith(next, LINE_END)) {
                return false;
            }
            start = next + LINE_END.length;
        }
    }

    private boolean isEnd(int position) {
        return position == body.length
                || (startsWith(position, LINE_END) && position + 2 == body.length);
    }

    private boolean readPart(int start, int end) {
        int headEnd = find(HEAD_END, start);
        if (headEnd < 0 || headEnd + HEAD_END.length > end) {
            return false;
        }
        Optional<PartHead> head = Utf8.text(slice(start, headEnd)).flatMap(PartHead::parse);
        if (head.isEmpty()) {
            return false;
        }
        if (head.get().file()) {
            return fields.add(head.get().name());
        }
        Optional<String> text = Utf8.text(slice(headEnd + HEAD_END.length, end));
        return text.isPresent() && fields.add(head.get().name(), text.get());
    }

    private byte[] slice(int start, int end) {
        return Arrays.copyOfRange(body, start, end);
    }

    private int find(byte[] wanted, int from) {
        for (int i = from; i <= body.length - wanted.length; i++) {
            if (body[i] == wanted[0] && startsWith(i, wanted)) {
                return i;
            }
        }
        return -1;
    }

    private boolean startsWith(int position, byte[] wanted) {
        return position + wanted.length <= body.length
                && Arrays.equals(
                        body, position, position + wanted.length, wanted, 0, wanted.length);
    }
}
