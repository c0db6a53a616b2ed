package org.clawpatrol.proxy.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The files that make this machine a joined device, in one folder. The folder is 0700 and the token
 * file 0600 from the moment they exist.
 */
public final class DeviceFiles {
    private final Path folder;

    public DeviceFiles(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    public Path folder() {
        return folder;
    }

    /** The gateway's CA certificate, PEM. */
    public Path caCertificate() {
        return folder.resolve("ca.crt");
    }

    /** The machine's trusted roots and the gateway's CA, PEM. */
    public Path caBundle() {
        return folder.resolve("ca-bundle.crt");
    }

    /** The same roots for Java programs, PKCS #12. */
    public Path javaTrustStore() {
        return folder.resolve("truststore.p12");
    }

    /** Whether this machine has joined a gateway. */
    public boolean joined() {
        return Files.isReadable(apiTokenFile()) && Files.isReadable(proxyFile());
    }

    /** {@code host:port} of the gateway's explicit proxy. */
    public Optional<String> proxyAddress() throws IOException {
        return read(proxyFile());
    }

    /** The dashboard's URL. */
    public Optional<String> gatewayUrl() throws IOException {
        return read(folder.resolve("gateway"));
    }

    /** The device token. */
    public Optional<String> apiToken() throws IOException {
        return read(apiTokenFile());
    }

    public Path apiTokenFile() {
        return folder.resolve("api-token");
    }

    private Path proxyFile() {
        return folder.resolve("proxy");
    }

    /** Writes everything a join gives, the token last. */
    public void write(String gatewayUrl, String proxyAddress, String caPem, String token)
            throws IOException {
        createFolder();
        replace(folder.resolve("gateway"), gatewayUrl + "\n", "rw-r--r--");
        replace(proxyFile(), proxyAddress + "\n", "rw-r--r--");
        replace(caCertificate(), caPem, "rw-r--r--");
        replace(folder.resolve("mode"), "local\n", "rw-r--r--");
        Files.deleteIfExists(caBundle());
        Files.deleteIfExists(javaTrustStore());
        replace(apiTokenFile(), token + "\n", "rw-------");
    }

    void createFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
    }

    /** Replaces a file whole: a reader sees the old or the new content, never a part. */
    static void replace(Path file, String content, String permissions) throws IOException {
        replace(file, content.getBytes(StandardCharsets.UTF_8), permissions);
    }

    static void replace(Path file, byte[] content, String permissions) throws IOException {
        Path next = file.resolveSibling("." + file.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(
                next,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(next, content, StandardOpenOption.WRITE);
        Files.setPosixFilePermissions(next, PosixFilePermissions.fromString(permissions));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Optional<String> read(Path file) throws IOException {
        return Files.isReadable(file)
                ? Optional.of(Files.readString(file).strip())
                : Optional.empty();
    }
}
