package org.clawpatrol.proxy.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Map;

/** Asks the running gateway of a state directory. Safe to share. */
public final class ControlClient {
    private final Path socket;

    public ControlClient(Path stateDir) {
        this.socket = ControlSocket.in(stateDir);
    }

    /**
     * Sends one request and waits for its answer.
     *
     * @throws IOException when no gateway answers there
     */
    public Map<String, Object> ask(Map<String, Object> request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            ControlMessage.write(Channels.newOutputStream(channel), request);
            return ControlMessage.read(Channels.newInputStream(channel));
        } catch (IOException e) {
            throw new IOException(
                    "no gateway answers at " + socket + " (is it running with this state_dir?)", e);
        }
    }
}
