package org.clawpatrol.conformance.lab;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The bytes of HTTP/2 frames, however wrong (RFC 9113, 4 and 6). Stateless. */
public final class Http2Frames {
    /** What a client says before its first frame. */
    static final byte[] PREFACE =
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;

    /** Length, type, flags and stream of a frame. */
    static final int HEAD_BYTES = 9;

    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int CANCEL = 8;

    private Http2Frames() {}

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(HEAD_BYTES + payload.length)
                .putShort((short) (payload.length >> 8))
                .put((byte) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    /** One setting (RFC 9113, 6.5.2). */
    public static byte[] setting(int identifier, long value) {
        byte[] payload =
                ByteBuffer.allocate(6).putShort((short) identifier).putInt((int) value).array();
        return frame(SETTINGS, 0, 0, payload);
    }

    static byte[] noSettings() {
        return frame(SETTINGS, 0, 0, new byte[0]);
    }

    public static byte[] ping() {
        return frame(PING, 0, 0, new byte[8]);
    }

    /** A request of the protected host that is complete. */
    public static byte[] get(int stream, String path) {
        return frame(HEADERS, END_HEADERS | END_STREAM, stream, head("GET", path));
    }

    /** The head of a request of the protected host whose body follows. */
    public static byte[] post(int stream, String path) {
        return frame(HEADERS, END_HEADERS, stream, head("POST", path));
    }

    /** The start of a head whose rest follows in continuations. */
    public static byte[] unfinishedHead(int stream) {
        return frame(HEADERS, 0, stream, head("GET", "/"));
    }

    /** Any fields as the last part of a complete request. */
    public static byte[] request(int stream, String path, byte[] fields) {
        byte[] start = head("GET", path);
        byte[] block =
                ByteBuffer.allocate(start.length + fields.length).put(start).put(fields).array();
        return frame(HEADERS, END_HEADERS | END_STREAM, stream, block);
    }

    public static byte[] continuation(int stream, byte[] block) {
        return frame(CONTINUATION, 0, stream, block);
    }

    public static byte[] data(int stream, byte[] content) {
        return frame(DATA, 0, stream, content);
    }

    public static byte[] reset(int stream) {
        return frame(RST_STREAM, 0, stream, ByteBuffer.allocate(4).putInt(CANCEL).array());
    }

    public static byte[] windowUpdate(int stream, int increment) {
        return frame(WINDOW_UPDATE, 0, stream, ByteBuffer.allocate(4).putInt(increment).array());
    }

    /** A field that enters the table of the receiver (RFC 7541, 6.2.1); both under 127 bytes. */
    public static byte[] indexedLater(String name, String value) {
        var block = new ByteArrayOutputStream();
        block.write(0x40);
        text(block, name);
        text(block, value);
        return block.toByteArray();
    }

    /** Pseudo fields, none of which enters a table (RFC 7541, 6.2.2). */
    private static byte[] head(String method, String path) {
        var block = new ByteArrayOutputStream();
        block.write(2);
        text(block, method);
        block.write(0x87);
        block.write(1);
        text(block, Lab.HOST);
        block.write(4);
        text(block, path);
        return block.toByteArray();
    }

    private static void text(ByteArrayOutputStream block, String text) {
        block.write(text.length());
        block.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
