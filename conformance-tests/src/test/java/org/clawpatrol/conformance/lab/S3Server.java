package org.clawpatrol.conformance.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * A versitygw on loopback, over TLS: S3 that checks signatures in fields, URLs and chunks. Closing
 * ends exactly that process.
 */
public final class S3Server implements AutoCloseable {
    /** The key it knows; its secret is {@link Lab#SECRET}. */
    public static final String KEY_ID = "AKIALABLABLABLABLAB1";

    private final Process process;
    private final int port;

    private S3Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it with its objects and its log in a folder. */
    public static S3Server start(Path folder, PemIdentity identity)
            throws IOException, InterruptedException {
        Path program = FetchedPeer.VERSITYGW.program();
        int port = Ports.free();
        Path objects = Files.createDirectories(folder.resolve("objects"));
        ProcessBuilder builder =
                new ProcessBuilder(
                        program.toString(),
                        "--port",
                        "127.0.0.1:" + port,
                        "--cert",
                        identity.certificate().toString(),
                        "--key",
                        identity.key().toString(),
                        "--keep-alive",
                        "posix",
                        objects.toString());
        builder.environment().put("ROOT_ACCESS_KEY_ID", KEY_ID);
        builder.environment().put("ROOT_SECRET_ACCESS_KEY", Lab.SECRET);
        Path log = folder.resolve("versitygw.log");
        Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        S3Server server = new S3Server(process, port);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(server::answersOrEnded);
        if (!process.isAlive()) {
            throw new IOException("versitygw did not start:\n" + Files.readString(log));
        }
        return server;
    }

    public int port() {
        return port;
    }

    private boolean answersOrEnded() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return !process.isAlive();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
