package org.clawpatrol.conformance.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP proxy on loopback as companies have one: takes {@code CONNECT}, keeps what it was asked,
 * and joins the two. One virtual thread per direction.
 */
public final class ForwardProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String refusal = "";

    private ForwardProxy(ServerSocket listener) {
        this.listener = listener;
    }

    public static ForwardProxy start() throws IOException {
        ForwardProxy proxy =
                new ForwardProxy(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(proxy::accept);
        return proxy;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** The request heads it got. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** Answers with that status line from now on; with success after an empty one. */
    public void refuse(String statusLine) {
        refusal = statusLine;
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

    private void serve(Socket client) {
        try (client) {
            HttpText request = HttpText.read(client.getInputStream(), false);
            asked.add(request.head());
            if (!refusal.isEmpty()) {
                answer(client, refusal);
                return;
            }
            String target = request.startLine().split(" ", 3)[1];
            int colon = target.lastIndexOf(':');
            int port = Integer.parseInt(target.substring(colon + 1));
            try (Socket origin = new Socket(target.substring(0, colon), port)) {
                answer(client, "HTTP/1.1 200 Connection established");
                Thread up = Thread.ofVirtual().start(() -> copy(client, origin));
                copy(origin, client);
                up.join();
            }
        } catch (IOException | InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(Socket client, String statusLine) throws IOException {
        client.getOutputStream()
                .write((statusLine + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException closed) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
