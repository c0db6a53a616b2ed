package org.clawpatrol.conformance.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A versitygw on loopback, over TLS: S3 that checks signatures in fields, URLs and chunks. Built
 * once by Go. Closing ends exactly that process.
 */
public final class S3Server implements AutoCloseable {
    /** The key it knows; its secret is {@link Lab#SECRET}. */
    public static final String KEY_ID = "AKIALABLABLABLABLAB1";

    private static final int LEAST_MINOR = 25;
    private static final String VERSION = "v1.8.0";
    private static final String MODULE = "github.com/versity/versitygw/cmd/versitygw@" + VERSION;

    private final Process process;
    private final int port;

    private S3Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it with its objects and its log in a folder. */
    public static S3Server start(Path folder, PemIdentity identity)
            throws IOException, InterruptedException {
        Path program = program();
        int port = freePort();
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

    private static Path program() throws IOException, InterruptedException {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "clawpatrol-tests");
        Path folder = cache.resolve("versitygw-" + VERSION);
        Path program = folder.resolve("versitygw");
        if (!Files.isExecutable(program)) {
            goNeeded();
            build(Files.createDirectories(cache), folder);
        }
        return program;
    }

    /** Debian's Go is too old; a machine without a newer one cannot be blamed for that. */
    private static void goNeeded() throws IOException, InterruptedException {
        String version = "";
        try {
            Process go = new ProcessBuilder("go", "env", "GOVERSION").start();
            version = new String(go.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            go.waitFor();
        } catch (IOException absent) {
            version = "none";
        }
        Matcher minor = Pattern.compile("go1\\.(\\d+)").matcher(version);
        boolean recent = minor.find() && Integer.parseInt(minor.group(1)) >= LEAST_MINOR;
        Assumptions.assumeTrue(
                recent,
                "no Go 1."
                        + LEAST_MINOR
                        + " here: signatures were not checked by a real S3 server");
    }

    private static void build(Path cache, Path folder) throws IOException, InterruptedException {
        Path fresh = Files.createTempDirectory(cache, "installing");
        Path log = fresh.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(List.of("go", "install", MODULE));
        builder.environment().put("GOBIN", fresh.toString());
        Process go = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (go.waitFor() != 0) {
            String message = "versitygw could not be built: " + Files.readString(log);
            if ("required".equals(System.getProperty("peers"))) {
                Assertions.fail(message);
            }
            Assumptions.abort(message);
        }
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
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
