package org.clawpatrol.conformance.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.awaitility.Awaitility;

/** An nginx on loopback, over TLS, with HTTP/1.1 and HTTP/2. Closing ends exactly that process. */
public final class Nginx implements AutoCloseable {
    private final Process process;
    private final int port;
    private final Path folder;

    private Nginx(Process process, int port, Path folder) {
        this.process = process;
        this.port = port;
        this.folder = folder;
    }

    /**
     * @param folder holds its configuration, key and logs
     * @param identity of the server
     * @param locations what stands within its server block; {@code @TOKEN@} stands for the secret
     *     that it asks for
     */
    public static Nginx start(Path folder, PemIdentity identity, String locations)
            throws IOException, GeneralSecurityException {
        return start(folder, identity, locations, true);
    }

    /** The same, with HTTP/2 or without. */
    public static Nginx start(Path folder, PemIdentity identity, String locations, boolean http2)
            throws IOException, GeneralSecurityException {
        int port = Ports.free();
        Files.createDirectories(folder.resolve("temporary"));
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(
                configuration,
                """
                daemon off;
                master_process off;
                pid @FOLDER@/nginx.pid;
                error_log @FOLDER@/error.log;
                events { worker_connections 512; }
                http {
                  access_log @FOLDER@/access.log;
                  client_body_temp_path @FOLDER@/temporary/body;
                  fastcgi_temp_path @FOLDER@/temporary/fastcgi;
                  proxy_temp_path @FOLDER@/temporary/proxy;
                  uwsgi_temp_path @FOLDER@/temporary/uwsgi;
                  scgi_temp_path @FOLDER@/temporary/scgi;
                  sendfile on;
                  server {
                    listen 127.0.0.1:@PORT@ @PROTOCOLS@;
                    server_name @HOST@;
                    ssl_certificate @CERTIFICATE@;
                    ssl_certificate_key @KEY@;
                    @LOCATIONS@
                  }
                }
                """
                        .replace("@LOCATIONS@", locations)
                        .replace("@TOKEN@", Lab.SECRET)
                        .replace("@PROTOCOLS@", http2 ? "ssl http2" : "ssl")
                        .replace("@FOLDER@", folder.toString())
                        .replace("@PORT@", String.valueOf(port))
                        .replace("@HOST@", identity.name())
                        .replace("@CERTIFICATE@", identity.certificate().toString())
                        .replace("@KEY@", identity.key().toString()));
        Process process =
                new ProcessBuilder(
                                "nginx",
                                "-p",
                                folder.toString(),
                                "-e",
                                folder.resolve("error.log").toString(),
                                "-c",
                                configuration.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("nginx.out").toFile())
                        .start();
        Nginx nginx = new Nginx(process, port, folder);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(nginx::answersOrEnded);
        if (!process.isAlive()) {
            throw new IOException("nginx did not start:\n" + nginx.errors());
        }
        return nginx;
    }

    private boolean answersOrEnded() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return !process.isAlive();
        }
    }

    public int port() {
        return port;
    }

    /** One line for each request it answered. */
    public String accesses() throws IOException {
        return Files.readString(folder.resolve("access.log"));
    }

    public String errors() throws IOException {
        return Files.readString(folder.resolve("error.log"))
                + Files.readString(folder.resolve("nginx.out"));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
