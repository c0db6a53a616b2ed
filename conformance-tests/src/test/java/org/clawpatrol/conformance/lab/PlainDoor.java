package org.clawpatrol.conformance.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/**
 * A door on loopback for clients that speak neither TLS nor CONNECT: each connection goes on
 * through the gateway, with the {@code Host} of its first head made the protected one. Two virtual
 * threads per connection.
 */
public final class PlainDoor implements AutoCloseable {
    private final ServerSocket listener;
    private final Callable<Socket> behind;

    private PlainDoor(ServerSocket listener, Callable<Socket> behind) {
        this.listener = listener;
        this.behind = behind;
    }

    public static PlainDoor open(Callable<Socket> behind) throws IOException {
        var door = new PlainDoor(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), behind);
        Thread.ofVirtual().start(door::accept);
        return door;
    }

    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket gateway = behind.call()) {
            client.setTcpNoDelay(true);
            gateway.setTcpNoDelay(true);
            InputStream in = client.getInputStream();
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return;
                }
                head.append((char) next);
            }
            String addressed =
                    head.toString().replaceFirst("(?i)\r\nHost:[^\r]*", "\r\nHost: " + Lab.HOST);
            OutputStream out = gateway.getOutputStream();
            out.write(addressed.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            Thread up = Thread.ofVirtual().start(() -> copy(client, gateway));
            copy(gateway, client);
            up.join();
        } catch (Exception e) {
            // The client sees its connection end.
            return;
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One of the two is gone; the other way ends by itself.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
