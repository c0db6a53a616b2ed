package org.clawpatrol.proxy.protocol.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An agent that speaks bytes. */
final class RawAgent implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    RawAgent(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(60_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    RawAgent send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawAgent send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** The next head; empty at the end of the connection. */
    String head() throws IOException {
        return TestOrigin.readUntil(in, "\r\n\r\n");
    }

    /** The next head and its body. */
    String response() throws IOException {
        String head = head();
        return head + body(head);
    }

    /** The body a head announces. */
    String body(String head) throws IOException {
        return TestOrigin.readBody(head, in);
    }

    /** Everything until the connection ends. */
    String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    byte[] bytes(int count) throws IOException {
        return in.readNBytes(count);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
