package org.clawpatrol.proxy.dashboard;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends bytes no well-behaved client would. */
final class RawHttp {
    private RawHttp() {}

    /** The whole answer, head and body. */
    static String exchange(InetSocketAddress address, String request) throws IOException {
        try (var socket = new Socket(address.getAddress(), address.getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static String get(InetSocketAddress address, String target, String host, String... headers)
            throws IOException {
        return exchange(
                address,
                "GET "
                        + target
                        + " HTTP/1.1\r\nHost: "
                        + host
                        + "\r\nConnection: close\r\n"
                        + String.join("", headers)
                        + "\r\n");
    }
}
