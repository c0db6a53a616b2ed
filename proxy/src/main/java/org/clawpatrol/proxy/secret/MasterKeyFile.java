package org.clawpatrol.proxy.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.clawpatrol.proxy.file.PrivateFile;

/** The file of the master key: one line, a format name and 32 random bytes in Base64. */
final class MasterKeyFile {
    private static final byte[] FORMAT = "clawpatrol-key-1:".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY_BYTES = 32;
    private static final int LONGEST = 256;

    private final Path file;

    MasterKeyFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    boolean exists() {
        return Files.exists(file);
    }

    SecretKey read() throws IOException, MasterKeyException {
        if (!PrivateFile.isPrivate(file)) {
            throw new MasterKeyException(
                    "key file `"
                            + file
                            + "` can be read by other users; run `chmod 600 "
                            + file
                            + "`, and consider its secrets known to them");
        }
        if (Files.size(file) > LONGEST) {
            throw damaged();
        }
        byte[] text = Files.readAllBytes(file);
        byte[] bytes = decode(text);
        Arrays.fill(text, (byte) 0);
        try {
            return new SecretKeySpec(bytes, "AES");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Makes a new key, unless another process has just done so. */
    void create(SecureRandom random) throws IOException, MasterKeyException {
        prepareFolder();
        Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        try {
            write(draft, random);
            // A link appears at once and complete, and never replaces a key.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            if (!exists()) {
                throw e;
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void write(Path draft, SecureRandom random) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        byte[] encoded = Base64.getEncoder().encode(key);
        ByteBuffer line = ByteBuffer.allocate(FORMAT.length + encoded.length + 1);
        line.put(FORMAT).put(encoded).put((byte) '\n').flip();
        PrivateFile.create(draft);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        } finally {
            Arrays.fill(key, (byte) 0);
            Arrays.fill(encoded, (byte) 0);
            Arrays.fill(line.array(), (byte) 0);
        }
    }

    private void prepareFolder() throws IOException, MasterKeyException {
        Path folder = file.resolveSibling(".").normalize();
        if (!Files.exists(folder)) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(folder);
        if (mode.contains(PosixFilePermission.GROUP_WRITE)
                || mode.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new MasterKeyException(
                    "key folder `"
                            + folder
                            + "` can be changed by other users; run `chmod go-w "
                            + folder
                            + "`");
        }
    }

    private byte[] decode(byte[] text) throws MasterKeyException {
        int end = text.length > 0 && text[text.length - 1] == '\n' ? text.length - 1 : text.length;
        if (end < FORMAT.length
                || !Arrays.equals(text, 0, FORMAT.length, FORMAT, 0, FORMAT.length)) {
            throw damaged();
        }
        byte[] encoded = Arrays.copyOfRange(text, FORMAT.length, end);
        try {
            byte[] key = Base64.getDecoder().decode(encoded);
            if (key.length != KEY_BYTES) {
                throw damaged();
            }
            return key;
        } catch (IllegalArgumentException e) {
            // Without the cause, which quotes the text.
            throw damaged();
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    private MasterKeyException damaged() {
        return new MasterKeyException(
                "key file `" + file + "` is damaged; restore it from a backup");
    }
}
