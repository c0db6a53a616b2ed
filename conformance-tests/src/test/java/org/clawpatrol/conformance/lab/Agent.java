package org.clawpatrol.conformance.lab;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A client that sends exactly the bytes it is told to. Belongs to one thread. */
public final class Agent implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;

    private Agent(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** A bare connection. */
    public static Agent plain(InetSocketAddress to) throws IOException {
        return new Agent(socketTo(to));
    }

    /** CONNECT to {@code name:443}, then TLS for that name. */
    public static Agent tunnel(InetSocketAddress proxy, SSLContext trust, String name)
            throws IOException {
        return new Agent(tunnelSocket(proxy, trust, name));
    }

    /** The same, with the token of a device. */
    public static Agent tunnel(InetSocketAddress proxy, SSLContext trust, String name, String token)
            throws IOException {
        String proof = "Proxy-Authorization: Bearer " + token + "\r\n";
        return new Agent(encrypted(connected(proxy, name, proof), trust, name));
    }

    /** The bare socket of such a tunnel. */
    public static Socket tunnelSocket(InetSocketAddress proxy, SSLContext trust, String name)
            throws IOException {
        return encrypted(connected(proxy, name), trust, name);
    }

    /** CONNECT to {@code name:443} and nothing else. */
    static Socket connected(InetSocketAddress proxy, String name) throws IOException {
        return connected(proxy, name, "");
    }

    private static Socket connected(InetSocketAddress proxy, String name, String fields)
            throws IOException {
        Socket socket = socketTo(proxy);
        String authority = name + ":443";
        socket.getOutputStream()
                .write(
                        bytes(
                                "CONNECT "
                                        + authority
                                        + " HTTP/1.1\r\nHost: "
                                        + authority
                                        + "\r\n"
                                        + fields
                                        + "\r\n"));
        HttpText opened = HttpText.read(socket.getInputStream(), false);
        if (opened.status() != 200) {
            String rest =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            socket.close();
            throw new RefusedTunnelException(opened.status(), rest);
        }
        return socket;
    }

    /** SOCKS5 without proof to {@code name:443}, then TLS for that name. */
    public static Agent socks(InetSocketAddress proxy, SSLContext trust, String name)
            throws IOException {
        Socket socket = socketTo(proxy);
        socket.getOutputStream().write(new byte[] {5, 1, 0});
        socket.getInputStream().readNBytes(2);
        socket.getOutputStream()
                .write(bytes("\5\1\0\3" + (char) name.length() + name + "\u0001\u00bb"));
        int answer = socket.getInputStream().readNBytes(10)[1];
        if (answer != 0) {
            socket.close();
            throw new RefusedTunnelException(answer, "");
        }
        return secured(socket, trust, name);
    }

    /** TLS at once, for a server of that name. */
    public static Agent tls(InetSocketAddress to, SSLContext trust, String name)
            throws IOException {
        return secured(socketTo(to), trust, name);
    }

    private static Socket socketTo(InetSocketAddress to) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(to, PATIENCE_MILLIS);
        return socket;
    }

    private static Agent secured(Socket below, SSLContext trust, String name) throws IOException {
        return new Agent(encrypted(below, trust, name));
    }

    /**
     * TLS on a connection, for a server of that name.
     *
     * @param protocols offered by ALPN
     */
    static SSLSocket encrypted(Socket below, SSLContext trust, String name, String... protocols)
            throws IOException {
        try {
            SSLSocket socket =
                    (SSLSocket) trust.getSocketFactory().createSocket(below, name, 443, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            if (Character.isLetter(name.charAt(name.length() - 1))) {
                parameters.setServerNames(List.of(new SNIHostName(name)));
            }
            parameters.setApplicationProtocols(protocols);
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (IOException e) {
            below.close();
            throw e;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public void send(String text) throws IOException {
        socket.getOutputStream().write(bytes(text));
        socket.getOutputStream().flush();
    }

    /** The same connection with TLS on it from here on, for a server of that name. */
    public Agent secured(SSLContext trust, String name) throws IOException {
        return secured(socket, trust, name);
    }

    /** The next bytes, fewer where the other side closes before. */
    public byte[] bytes(int count) throws IOException {
        return in.readNBytes(count);
    }

    public HttpText receive() throws IOException {
        return HttpText.read(in, true);
    }

    /** Sends a request and gives the answer. */
    public HttpText ask(String request) throws IOException {
        send(request);
        return receive();
    }

    /** Says that nothing more comes, and gives everything until the other side closes. */
    public String rest() throws IOException {
        socket.shutdownOutput();
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
