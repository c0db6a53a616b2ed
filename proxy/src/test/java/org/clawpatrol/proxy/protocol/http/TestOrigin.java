package org.clawpatrol.proxy.protocol.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An origin on loopback that records what reaches it and answers as a script says. */
final class TestOrigin implements AutoCloseable {

    /** Answers one request. */
    interface Script {
        /**
         * @param connection number of the connection, from 0
         * @return whether to read another request from the connection
         */
        boolean answer(int connection, String head, InputStream in, OutputStream out)
                throws IOException;
    }

    private final ServerSocket listener;
    private final Script script;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    private TestOrigin(ServerSocket listener, Script script) {
        this.listener = listener;
        this.script = script;
    }

    static TestOrigin start(Script script) throws IOException {
        ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        TestOrigin origin = new TestOrigin(listener, script);
        Thread.ofVirtual().start(origin::accept);
        return origin;
    }

    /** Reads a body of the declared length and answers with the same text each time. */
    static TestOrigin answering(String response) throws IOException {
        return start(
                (connection, head, in, out) -> {
                    readBody(head, in);
                    write(out, response);
                    return true;
                });
    }

    static TestOrigin ok() throws IOException {
        return answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The heads that arrived, in order. */
    List<String> heads() {
        return heads;
    }

    int connections() {
        return connections.size();
    }

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    static String readBody(String head, InputStream in) throws IOException {
        for (String line : head.split("\r\n")) {
            if (line.regionMatches(true, 0, "content-length: ", 0, 16)) {
                byte[] body = in.readNBytes(Integer.parseInt(line.substring(16)));
                return new String(body, StandardCharsets.ISO_8859_1);
            }
            if (line.regionMatches(true, 0, "transfer-encoding: ", 0, 19)) {
                return readChunks(in);
            }
        }
        return "";
    }

    private static String readChunks(InputStream in) throws IOException {
        return readChunks(in, new ArrayList<>());
    }

    /**
     * Reads a chunked body.
     *
     * @param trailers gets the lines behind it
     */
    static String readChunks(InputStream in, List<String> trailers) throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            body.append(new String(in.readNBytes(size), StandardCharsets.ISO_8859_1));
            readUntil(in, "\r\n");
        }
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            trailers.add(line);
        }
        return body.toString();
    }

    private static int chunkSize(InputStream in) throws IOException {
        String size = line(in);
        if (size.isEmpty()) {
            throw new EOFException("the body broke off");
        }
        return Integer.parseInt(size, 16);
    }

    private static String line(InputStream in) throws IOException {
        return readUntil(in, "\r\n").strip();
    }

    static String readUntil(InputStream in, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith(end)) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            text.append((char) next);
        }
        return text.toString();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                int number = connections.size();
                connections.add(socket);
                Thread.ofVirtual().start(() -> serve(number, socket));
            }
        } catch (IOException closed) {
            // the listener was closed: the test is over
        }
    }

    private void serve(int number, Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean more = true;
            while (more) {
                String head = readUntil(in, "\r\n\r\n");
                if (head.isEmpty()) {
                    return;
                }
                heads.add(head);
                more = script.answer(number, head, in, socket.getOutputStream());
            }
        } catch (IOException gone) {
            // the gateway closed the connection
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : connections) {
            socket.close();
        }
    }
}
