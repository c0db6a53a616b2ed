package org.clawpatrol.proxy.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.clawpatrol.dsl.config.RequestLimits;

/**
 * Reads one HTTP/1.1 request as it stands on the wire from a file, as strictly as live traffic,
 * except that lines of its head may end in a line feed alone and that a body needs no length.
 * Stateless.
 */
public final class WireRequest {
    private static final Pattern START = Pattern.compile("\\A[A-Za-z-]+ \\S+ HTTP/[0-9]");
    private static final String EMPTY_LINE = "\r\n\r\n";

    /** What a file holds. */
    public sealed interface Reading {

        record Read(HttpRequestHead head, CapturedBody body) implements Reading {}

        record Unreadable(String why) implements Reading {}
    }

    private WireRequest() {}

    /** Whether bytes begin as a request does. */
    public static boolean isStartOf(byte[] bytes) {
        String start =
                new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
        return START.matcher(start).find();
    }

    /**
     * @param limit inspection cap in bytes
     */
    public static Reading read(byte[] bytes, long limit) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(EMPTY_LINE);
        int plainEnd = text.indexOf("\n\n");
        boolean plain =
                end < 0 && text.lastIndexOf('\r', plainEnd < 0 ? text.length() : plainEnd) < 0;
        try {
            if (!plain) {
                int bodyStart = end < 0 ? bytes.length : end + EMPTY_LINE.length();
                return read(text.substring(0, bodyStart), bytes, bodyStart, limit);
            }
            String head = (plainEnd < 0 ? text.stripTrailing() : text.substring(0, plainEnd));
            int bodyStart = plainEnd < 0 ? bytes.length : plainEnd + 2;
            return read(head.replace("\n", "\r\n") + EMPTY_LINE, bytes, bodyStart, limit);
        } catch (MalformedMessageException e) {
            return new Reading.Unreadable(e.reason());
        }
    }

    private static Reading read(String head, byte[] bytes, int bodyStart, long limit)
            throws MalformedMessageException {
        if (!head.endsWith(EMPTY_LINE)) {
            return new Reading.Unreadable("the head does not end in an empty line");
        }
        RequestLimits usual = RequestLimits.standard();
        RequestLimits most =
                new RequestLimits(
                        head.length(), 10_000, head.length(), usual.body(), usual.bodyRate());
        HttpRequestHead read = HeadParser.request(head.getBytes(StandardCharsets.ISO_8859_1), most);
        byte[] rest = Arrays.copyOfRange(bytes, bodyStart, bytes.length);
        Framing framing = Framing.ofRequest(read.fields());
        byte[] body = framing instanceof Framing.None ? rest : body(framing, rest);
        return new Reading.Read(read, CapturedBody.complete(body, Math.max(limit, body.length)));
    }

    private static byte[] body(Framing framing, byte[] rest) throws MalformedMessageException {
        BodyDecoder decoder = BodyDecoder.of(framing);
        ByteBuf in = Unpooled.wrappedBuffer(rest);
        ByteArrayOutputStream body = new ByteArrayOutputStream(rest.length);
        boolean moved = true;
        while (!decoder.done() && moved) {
            ByteBuf piece = decoder.next(in);
            moved = piece != null;
            if (piece != null) {
                body.writeBytes(ByteBufUtil.getBytes(piece));
                piece.release();
            }
        }
        if (!decoder.done()) {
            throw MalformedMessageException.badRequest("the body ends before its length");
        }
        String behind = in.toString(StandardCharsets.ISO_8859_1);
        if (!behind.isEmpty() && !behind.equals("\n") && !behind.equals("\r\n")) {
            throw MalformedMessageException.badRequest("something follows the body");
        }
        return body.toByteArray();
    }
}
