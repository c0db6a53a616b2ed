package org.clawpatrol.proxy.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which gateways of this user run, so that commands find one without reading its configuration: one
 * small file per configuration path that names the state directory. Left-overs of a killed gateway
 * are recognised by their missing socket.
 */
public final class RunningGateways {
    private final Path folder;

    /**
     * @param userConfiguration the user's configuration folder of Claw Patrol
     */
    public RunningGateways(Path userConfiguration) {
        this.folder = userConfiguration.resolve("running");
    }

    /** Notes a gateway that starts; closing the result forgets it. */
    public Registration register(Path configuration, Path stateDir) throws IOException {
        Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path file = fileOf(configuration);
        write(file, stateDir + "\n");
        return () -> Files.deleteIfExists(file);
    }

    /** For the owner only whatever the umask, and whole whenever it is read. */
    private static void write(Path file, String content) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(
                next,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(next, content, StandardCharsets.UTF_8);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The state directory of the gateway that runs with this configuration. */
    public Optional<Path> stateDirOf(Path configuration) throws IOException {
        Path file = fileOf(configuration);
        return Files.isReadable(file) ? Optional.of(stateDirIn(file)) : Optional.empty();
    }

    /** The state directories of all gateways whose socket exists. */
    public List<Path> stateDirs() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = new java.util.ArrayList<>();
            for (Path file : files.sorted().toList()) {
                Path stateDir = stateDirIn(file);
                if (Files.exists(ControlSocket.in(stateDir))) {
                    found.add(stateDir);
                }
            }
            return List.copyOf(found);
        }
    }

    private static Path stateDirIn(Path file) throws IOException {
        return Path.of(Files.readString(file).strip());
    }

    private Path fileOf(Path configuration) throws IOException {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    configuration
                                            .toRealPath()
                                            .toString()
                                            .getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(digest, 0, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** A noted gateway. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close() throws IOException;
    }
}
