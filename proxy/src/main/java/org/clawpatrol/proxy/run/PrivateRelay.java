package org.clawpatrol.proxy.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * A loopback listener for the children of one {@code run}: lets in only processes of the same user
 * and adds the device token, so that programs without proxy authentication reach the gateway and
 * the token stays out of their environment. One virtual thread per direction; closing ends
 * everything.
 */
public final class PrivateRelay implements AutoCloseable {
    private static final int MAX_CONNECTIONS = 1024;

    private final InetSocketAddress gateway;
    private final String token;
    private final long user;
    private final SocketOwner owner;
    private final Consumer<String> log;
    private final ServerSocket listener;
    private final Semaphore places = new Semaphore(MAX_CONNECTIONS);

    private PrivateRelay(
            InetSocketAddress gateway,
            String token,
            long user,
            SocketOwner owner,
            Consumer<String> log)
            throws IOException {
        this.gateway = gateway;
        this.token = token;
        this.user = user;
        this.owner = owner;
        this.log = log;
        this.listener = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
    }

    /**
     * Starts relaying.
     *
     * @param gateway the explicit proxy
     * @param token the device token
     * @param user only processes of this user id may connect
     * @param log receives one line per refused connection
     */
    public static PrivateRelay start(
            InetSocketAddress gateway, String token, long user, Consumer<String> log)
            throws IOException {
        return start(gateway, token, user, SocketOwner.ofKernel(), log);
    }

    static PrivateRelay start(
            InetSocketAddress gateway,
            String token,
            long user,
            SocketOwner owner,
            Consumer<String> log)
            throws IOException {
        PrivateRelay relay = new PrivateRelay(gateway, token, user, owner, log);
        Thread.ofVirtual().name("relay-accept").start(relay::acceptAll);
        return relay;
    }

    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket child = listener.accept();
                if (places.tryAcquire()) {
                    Thread.ofVirtual().name("relay").start(() -> serve(child));
                } else {
                    log.accept("relay: more than " + MAX_CONNECTIONS + " connections; one refused");
                    child.close();
                }
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    log.accept("relay: " + e.getMessage());
                }
            }
        }
    }

    private void serve(Socket child) {
        try (child) {
            if (!sameUser(child)) {
                log.accept("relay: refused a connection of another user");
                return;
            }
            relay(child);
        } catch (IOException e) {
            log.accept("relay: " + e.getMessage());
        } finally {
            places.release();
        }
    }

    private boolean sameUser(Socket child) throws IOException {
        OptionalLong found =
                owner.userOf(
                        (InetSocketAddress) child.getRemoteSocketAddress(),
                        (InetSocketAddress) child.getLocalSocketAddress());
        return found.isPresent() && found.getAsLong() == user;
    }

    private void relay(Socket child) throws IOException {
        RequestHead head = RequestHead.read(child.getInputStream());
        try (Socket upstream = new Socket()) {
            upstream.connect(gateway, 10_000);
            upstream.setTcpNoDelay(true);
            child.setTcpNoDelay(true);
            upstream.getOutputStream().write(head.authenticated(token));
            Thread back = Thread.ofVirtual().name("relay-back").start(() -> pump(upstream, child));
            pump(child, upstream);
            back.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Copies until the source ends, then passes the end on; a broken side ends both. */
    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException broken) {
            closeBoth(from, to);
        }
    }

    private static void closeBoth(Socket one, Socket other) {
        try (one;
                other) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
