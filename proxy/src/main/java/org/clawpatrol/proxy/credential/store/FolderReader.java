package org.clawpatrol.proxy.credential.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.clawpatrol.proxy.secret.Secret;

/**
 * Secrets as files of one folder. Where the folder is a mounted Kubernetes secret, its files are
 * links into {@code ..data}, itself a link that is swapped when the secret changes: all files of a
 * credential are read behind one and the same link.
 */
final class FolderReader implements StoreReader {
    private static final int LARGEST = 64 << 10;
    private static final int ATTEMPTS = 3;
    private static final String VERSION = "..data";

    private final Path folder;

    FolderReader(Path folder) {
        this.folder = folder;
    }

    @Override
    public Map<String, Secret> read(Map<String, String> keys) throws StoreException {
        try {
            Path root = folder.toRealPath();
            for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
                Path version = version(root);
                Map<String, Secret> secrets = files(version, root, keys);
                if (secrets.size() == keys.size() || version.equals(version(root))) {
                    return secrets;
                }
                secrets.values().forEach(Secret::close);
            }
            return files(version(root), root, keys);
        } catch (IOException e) {
            throw new StoreException("folder " + folder + " " + reason(e));
        }
    }

    private static Path version(Path root) throws IOException {
        Path link = root.resolve(VERSION);
        return Files.exists(link, LinkOption.NOFOLLOW_LINKS) ? link.toRealPath() : root;
    }

    private Map<String, Secret> files(Path version, Path root, Map<String, String> keys)
            throws StoreException {
        Map<String, Secret> secrets = new HashMap<>();
        try {
            for (Map.Entry<String, String> key : keys.entrySet()) {
                file(version.resolve(key.getValue()), root, secrets, key.getKey());
            }
            return secrets;
        } catch (StoreException e) {
            secrets.values().forEach(Secret::close);
            throw e;
        }
    }

    private void file(Path file, Path root, Map<String, Secret> secrets, String slot)
            throws StoreException {
        try {
            Path real = file.toRealPath();
            if (!real.startsWith(root)) {
                throw new StoreException("file " + file + " is a link that leaves its folder");
            }
            if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
                throw new StoreException("file " + file + " is not a regular file");
            }
            try (InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
                secrets.put(slot, Secret.ofInput(in.readNBytes(LARGEST + 1)));
            }
        } catch (NoSuchFileException absent) {
            secrets.remove(slot);
        } catch (IOException e) {
            throw new StoreException("file " + file + " " + reason(e));
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "does not exist";
            case AccessDeniedException denied -> "may not be read by the gateway's user";
            default -> "cannot be read: " + e.getClass().getSimpleName();
        };
    }
}
