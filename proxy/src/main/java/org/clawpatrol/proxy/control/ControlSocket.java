package org.clawpatrol.proxy.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's end of the control socket: one JSON request and one JSON answer per connection, for
 * processes of the same user only (the kernel attests who connects). Approvals are not among its
 * commands. One virtual thread per connection.
 */
public final class ControlSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);

    /** Longest path a UNIX socket address holds on Linux, see unix(7). */
    private static final int MAX_PATH = 107;

    private final Path path;
    private final ServerSocketChannel listener;
    private final ControlCommands commands;

    private ControlSocket(Path path, ServerSocketChannel listener, ControlCommands commands) {
        this.path = path;
        this.listener = listener;
        this.commands = commands;
    }

    /** Where the socket of a state directory stands. */
    public static Path in(Path stateDir) {
        return stateDir.resolve("control.sock");
    }

    /**
     * Starts answering. The state directory's lock has shown that no other gateway uses the path,
     * so a socket file found there is a leftover.
     */
    public static ControlSocket start(Path path, ControlCommands commands) throws IOException {
        if (path.toString().length() > MAX_PATH) {
            throw new IOException(
                    "the path of the control socket is longer than "
                            + MAX_PATH
                            + " bytes: "
                            + path);
        }
        Files.deleteIfExists(path);
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(path));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        ControlSocket socket = new ControlSocket(path, listener, commands);
        Thread.ofVirtual().name("control-accept").start(socket::acceptAll);
        return socket;
    }

    private void acceptAll() {
        while (listener.isOpen()) {
            try {
                SocketChannel caller = listener.accept();
                Thread.ofVirtual().name("control").start(() -> serve(caller));
            } catch (IOException e) {
                if (listener.isOpen()) {
                    LOG.warn("control socket: {}", e.getMessage());
                }
            }
        }
    }

    private void serve(SocketChannel caller) {
        try (caller) {
            UnixDomainPrincipal principal = caller.getOption(ExtendedSocketOptions.SO_PEERCRED);
            if (!principal.user().equals(Files.getOwner(path))) {
                LOG.warn("control socket: refused a call of user {}", principal.user().getName());
                return;
            }
            Map<String, Object> request = ControlMessage.read(Channels.newInputStream(caller));
            ControlMessage.write(Channels.newOutputStream(caller), commands.answer(request));
        } catch (IOException e) {
            LOG.warn("control socket: {}", e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        Files.deleteIfExists(path);
    }
}
