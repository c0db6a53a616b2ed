package org.clawpatrol.proxy.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A SOCKS5 client that sends exactly the bytes it is told to. Belongs to one thread. */
final class SocksClient implements AutoCloseable {
    private final Socket socket;

    SocksClient(TestGateway gateway) throws Exception {
        this(gateway.connect());
    }

    private SocksClient(Socket socket) {
        this.socket = socket;
    }

    /** One that proved to be the device with the good token. */
    static SocksClient proven(TestGateway gateway) throws Exception {
        var client = new SocksClient(gateway);
        client.send("050102");
        client.expect("0502");
        client.login("good-token");
        client.expect("0100");
        return client;
    }

    Socket socket() {
        return socket;
    }

    void send(String hex) throws IOException {
        socket.getOutputStream().write(HexFormat.of().parseHex(hex));
    }

    void login(String token) throws IOException {
        send("010161" + counted(token));
    }

    void connect(String name, int port) throws IOException {
        send("05010003" + counted(name) + HexFormat.of().toHexDigits((short) port));
    }

    private static String counted(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return HexFormat.of().toHexDigits((byte) bytes.length) + HexFormat.of().formatHex(bytes);
    }

    /** The next bytes from the gateway are these. */
    void expect(String hex) throws IOException {
        byte[] got = socket.getInputStream().readNBytes(hex.length() / 2);
        if (!HexFormat.of().formatHex(got).equals(hex)) {
            throw new AssertionError(
                    "expected " + hex + " and got " + HexFormat.of().formatHex(got));
        }
    }

    /** The gateway answers the request like this, and nothing follows a refusal. */
    void expectReply(SocksReply reply) throws IOException {
        expect(HexFormat.of().formatHex(reply.bytes()));
        if (reply != SocksReply.SUCCEEDED) {
            expectEnd();
        }
    }

    void expectEnd() throws IOException {
        InputStream in = socket.getInputStream();
        int next = in.read();
        if (next >= 0) {
            throw new AssertionError("more from the gateway: " + next);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
