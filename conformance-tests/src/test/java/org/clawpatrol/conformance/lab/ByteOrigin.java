package org.clawpatrol.conformance.lab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server on loopback that answers the first bytes of each connection with bytes of its own and
 * keeps all that comes. One virtual thread per connection.
 */
public final class ByteOrigin implements AutoCloseable {
    private final ServerSocket listener;
    private final byte[] answer;
    private final List<ByteArrayOutputStream> received = new CopyOnWriteArrayList<>();
    private final List<IOException> endings = new CopyOnWriteArrayList<>();

    private ByteOrigin(ServerSocket listener, byte[] answer) {
        this.listener = listener;
        this.answer = answer;
    }

    public static ByteOrigin start(byte[] answer) throws IOException {
        var origin =
                new ByteOrigin(new ServerSocket(0, 16, InetAddress.getLoopbackAddress()), answer);
        Thread.ofVirtual().start(origin::accept);
        return origin;
    }

    /** An origin that speaks HTTP where TLS is expected. */
    public static ByteOrigin plainText() throws IOException {
        String text = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
        return start(text.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * An origin that knows nothing newer than that version of TLS: its server hello says so.
     *
     * @param minor 1 for TLS 1.0, 2 for TLS 1.1
     */
    public static ByteOrigin oldTls(int minor) throws IOException {
        var hello = new ByteArrayOutputStream();
        // Record header, handshake header, version, random, no session, cipher suite, compression.
        hello.writeBytes(new byte[] {22, 3, (byte) minor, 0, 42, 2, 0, 0, 38, 3, (byte) minor});
        hello.writeBytes(new byte[32]);
        hello.writeBytes(new byte[] {0, (byte) 0xc0, 0x13, 0});
        return start(hello.toByteArray());
    }

    public int port() {
        return listener.getLocalPort();
    }

    public int connections() {
        return received.size();
    }

    /** Every byte it got, as ISO-8859-1. */
    public String everything() {
        var all = new StringBuilder();
        received.forEach(bytes -> all.append(bytes.toString(StandardCharsets.ISO_8859_1)));
        return all.toString();
    }

    /** Connections that did not end in order, which is an end like any other. */
    public List<IOException> endings() {
        return List.copyOf(endings);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                var bytes = new ByteArrayOutputStream();
                received.add(bytes);
                Thread.ofVirtual().start(() -> serve(socket, bytes));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket, ByteArrayOutputStream bytes) {
        byte[] buffer = new byte[16 * 1024];
        try (socket) {
            boolean answered = false;
            for (int read = socket.getInputStream().read(buffer);
                    read >= 0;
                    read = socket.getInputStream().read(buffer)) {
                bytes.write(buffer, 0, read);
                if (!answered) {
                    socket.getOutputStream().write(answer);
                    answered = true;
                }
            }
        } catch (IOException reset) {
            endings.add(reset);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
