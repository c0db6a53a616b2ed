package org.clawpatrol.conformance.lab;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/**
 * A server on loopback that records every byte it gets and answers each request as told. One
 * virtual thread per connection.
 */
public final class Origin implements AutoCloseable {
    /** An answer that resets the connection instead of answering. */
    public static final String RESET = "\0reset";

    private final ServerSocket listener;
    private final List<HttpText> requests = new CopyOnWriteArrayList<>();
    private final List<ByteArrayOutputStream> recordings = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<IOException> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Function<HttpText, String> answer = request -> ok("{\"ok\":true}");

    private Origin(ServerSocket listener) {
        this.listener = listener;
    }

    /** An HTTPS origin with that identity. */
    public static Origin start(SSLContext identity) throws IOException {
        return start(identity.getServerSocketFactory());
    }

    /** An origin without TLS. */
    public static Origin startPlain() throws IOException {
        return start(ServerSocketFactory.getDefault());
    }

    private static Origin start(ServerSocketFactory sockets) throws IOException {
        Origin origin =
                new Origin(sockets.createServerSocket(0, 64, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(origin::accept);
        return origin;
    }

    /** A complete response with that body. */
    public static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body;
    }

    /** What it answers from now on; an empty answer closes the connection. */
    public void answer(Function<HttpText, String> how) {
        answer = how;
    }

    public int port() {
        return listener.getLocalPort();
    }

    public List<HttpText> requests() {
        return List.copyOf(requests);
    }

    /** How many connections were opened to it, handshake completed or not. */
    public int connections() {
        return connections.get();
    }

    /** How connections ended, the ordinary ends included. */
    public List<IOException> endings() {
        return List.copyOf(failures);
    }

    /** Every byte of application data it got, all connections one after the other. */
    public String everything() {
        StringBuilder all = new StringBuilder();
        for (ByteArrayOutputStream recording : recordings) {
            all.append(recording.toString(StandardCharsets.ISO_8859_1));
        }
        return all.toString();
    }

    /** Forgets what it got, before the next case. */
    public void forget() {
        requests.clear();
        recordings.forEach(ByteArrayOutputStream::reset);
        connections.set(0);
        answer = request -> ok("{\"ok\":true}");
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        ByteArrayOutputStream recording = new ByteArrayOutputStream();
        recordings.add(recording);
        try (socket) {
            InputStream in =
                    new BufferedInputStream(new Recorder(socket.getInputStream(), recording));
            while (true) {
                HttpText request = HttpText.read(in, false);
                requests.add(request);
                String text = answer.apply(request);
                if (text.equals(RESET)) {
                    socket.setSoLinger(true, 0);
                    return;
                }
                if (text.isEmpty()) {
                    return;
                }
                socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            }
        } catch (IOException ended) {
            failures.add(ended);
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** Keeps a copy of what is read. */
    private static final class Recorder extends FilterInputStream {
        private final ByteArrayOutputStream copy;

        Recorder(InputStream in, ByteArrayOutputStream copy) {
            super(in);
            this.copy = copy;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            if (count > 0) {
                copy.write(into, offset, count);
            }
            return count;
        }
    }
}
