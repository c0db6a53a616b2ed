package org.clawpatrol.conformance.client;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A server without TLS for bodies that nobody could keep: {@code GET /bytes/N} sends N bytes, a PUT
 * is counted, {@code GET /events} sends what the test hands it when the test hands it. One virtual
 * thread per connection.
 */
final class BulkOrigin implements AutoCloseable {
    private static final int PIECE = 64 * 1024;

    private final ServerSocket listener;
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final List<IOException> endings = new CopyOnWriteArrayList<>();

    private BulkOrigin(ServerSocket listener) {
        this.listener = listener;
    }

    static BulkOrigin start() throws IOException {
        var listener = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        BulkOrigin origin = new BulkOrigin(listener);
        Thread.ofVirtual().start(origin::accept);
        return origin;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Sends the next event on the open stream; an empty one ends it. */
    void event(String event) {
        events.add(event);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream(), PIECE);
            while (true) {
                answer(head(in), in, socket.getOutputStream());
            }
        } catch (IOException ended) {
            endings.add(ended);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("no more requests");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private void answer(String head, InputStream in, OutputStream out)
            throws IOException, InterruptedException {
        if (head.startsWith("GET /bytes/")) {
            send(Long.parseLong(head.substring("GET /bytes/".length()).split(" ", 2)[0]), out);
        } else if (head.startsWith("GET /events")) {
            stream(out);
        } else {
            String received = String.valueOf(count(head, in));
            write(out, "HTTP/1.1 200 OK\r\nContent-Length: " + received.length() + "\r\n\r\n");
            write(out, received);
        }
    }

    private static void send(long length, OutputStream out) throws IOException {
        write(out, "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n");
        byte[] piece = new byte[PIECE];
        for (long left = length; left > 0; left -= PIECE) {
            out.write(piece, 0, (int) Math.min(left, PIECE));
        }
    }

    private static long count(String head, InputStream in) throws IOException {
        String text = head.toLowerCase(java.util.Locale.ROOT);
        int field = text.indexOf("content-length:") + "content-length:".length();
        long length = Long.parseLong(text.substring(field, text.indexOf("\r\n", field)).strip());
        byte[] piece = new byte[PIECE];
        long received = 0;
        while (received < length) {
            int read = in.read(piece, 0, (int) Math.min(length - received, PIECE));
            if (read < 0) {
                throw new EOFException("the body ended after " + received);
            }
            received += read;
        }
        return received;
    }

    private void stream(OutputStream out) throws IOException, InterruptedException {
        write(
                out,
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n");
        for (String event = events.take(); !event.isEmpty(); event = events.take()) {
            String text = "data: " + event + "\n\n";
            write(out, Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
        }
        write(out, "0\r\n\r\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
