package org.clawpatrol.proxy.protocol.http;

import java.nio.charset.StandardCharsets;
import org.clawpatrol.dsl.config.RequestLimits;
import org.clawpatrol.proxy.failure.Failure;

/**
 * Reads a complete head, empty line included, byte by byte. Written here because a firewall must
 * refuse what lenient parsers repair silently: folded lines, bare CR or LF, odd white space.
 */
final class HeadParser {
    private static final byte[] VERSION = "HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STATUS_START = "HTTP/1.".getBytes(StandardCharsets.US_ASCII);
    private static final int CODE = STATUS_START.length + 2;

    private HeadParser() {}

    static HttpRequestHead request(byte[] head, RequestLimits limits)
            throws MalformedMessageException {
        int methodEnd = 0;
        while (Ascii.isToken(head[methodEnd])) {
            methodEnd++;
        }
        if (methodEnd == 0 || head[methodEnd] != ' ') {
            throw MalformedMessageException.badRequest("invalid method");
        }
        int targetEnd = methodEnd + 1;
        while (Ascii.isVisible(head[targetEnd])) {
            targetEnd++;
        }
        if (targetEnd == methodEnd + 1 || head[targetEnd] != ' ') {
            throw MalformedMessageException.badRequest("invalid request target");
        }
        if (targetEnd - methodEnd - 1 > limits.url()) {
            throw new MalformedMessageException(Failure.TARGET_TOO_LONG, "URL too long");
        }
        if (!startsWith(head, targetEnd + 1, VERSION)) {
            throw MalformedMessageException.badRequest("not an HTTP/1.1 request");
        }
        HttpFields fields =
                new FieldParser(head, targetEnd + 1 + VERSION.length, limits.fields()).parse();
        return new HttpRequestHead(
                text(head, 0, methodEnd), text(head, methodEnd + 1, targetEnd), fields);
    }

    static HttpResponseHead response(byte[] head) throws MalformedMessageException {
        if (!startsWith(head, 0, STATUS_START) || head.length < CODE + 4) {
            throw MalformedMessageException.badRequest("invalid status line");
        }
        byte minor = head[STATUS_START.length];
        boolean known = (minor == '0' || minor == '1') && head[CODE - 1] == ' ';
        int status = status(head);
        byte after = head[CODE + 3];
        if (!known || status < 100 || (after != ' ' && after != '\r')) {
            throw MalformedMessageException.badRequest("invalid status line");
        }
        int end = CODE + 3;
        while (Ascii.isFieldValue(head[end])) {
            end++;
        }
        if (head[end] != '\r' || head[end + 1] != '\n') {
            throw MalformedMessageException.badRequest("invalid status line");
        }
        return new HttpResponseHead(status, minor == '1', new FieldParser(head, end + 2).parse());
    }

    private static int status(byte[] head) {
        int status = 0;
        for (int i = CODE; i < CODE + 3; i++) {
            if (!Ascii.isDigit(head[i])) {
                return -1;
            }
            status = status * 10 + head[i] - '0';
        }
        return status;
    }

    private static boolean startsWith(byte[] bytes, int offset, byte[] prefix) {
        if (bytes.length - offset < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (bytes[offset + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.US_ASCII);
    }
}
