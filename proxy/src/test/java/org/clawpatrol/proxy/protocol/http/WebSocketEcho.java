package org.clawpatrol.proxy.protocol.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Scripts of origins that open WebSockets, and what an agent sends them. Stateless. */
final class WebSocketEcho {
    static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
    static final String GREETING = "\u0081\u0002hi";

    private WebSocketEcho() {}

    /** The head that opens a socket, with more fields. */
    static String opening(String fields) {
        return "GET /chat HTTP/1.1\r\nHost: api.lab.test\r\nConnection: keep-alive, Upgrade\r\n"
                + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                + KEY
                + "\r\n"
                + fields
                + "\r\n";
    }

    /** A masked frame of less than 126 bytes whose key is zero. */
    static String frame(int opcode, String payload) {
        return (char) (0x80 | opcode)
                + ""
                + (char) (0x80 | payload.length())
                + "\0\0\0\0"
                + payload;
    }

    /** Answers with the proof that the opening was understood, and with more fields. */
    static void open(String head, OutputStream out, String fields) throws IOException {
        switchProtocols(out, "Sec-WebSocket-Accept: " + proof(head) + "\r\n" + fields);
    }

    static void switchProtocols(OutputStream out, String fields) throws IOException {
        TestOrigin.write(
                out,
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + fields
                        + "\r\n");
    }

    static String proof(String head) {
        return WebSocketHandshake.accept(
                head.replaceAll("(?s).*Sec-WebSocket-Key: ([^\r]*)\r.*", "$1"));
    }

    /** Opens, greets and sends every frame back until a close frame. */
    static boolean echo(int connection, String head, InputStream in, OutputStream out)
            throws IOException {
        open(head, out, "");
        echo(in, out);
        return false;
    }

    /** Opens and never says anything. */
    static boolean quiet(int connection, String head, InputStream in, OutputStream out)
            throws IOException {
        open(head, out, "");
        in.transferTo(OutputStream.nullOutputStream());
        return false;
    }

    /** Greets and sends every frame back, unmasked, until a close frame. */
    static void echo(InputStream in, OutputStream out) throws IOException {
        TestOrigin.write(out, GREETING);
        int first = in.read();
        while (first >= 0) {
            int length = in.read() & 0x7f;
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes(length);
            for (int i = 0; i < length; i++) {
                payload[i] ^= mask[i % 4];
            }
            out.write(first);
            out.write(length);
            out.write(payload);
            out.flush();
            first = (first & 0x0f) == 8 ? -1 : in.read();
        }
    }
}
