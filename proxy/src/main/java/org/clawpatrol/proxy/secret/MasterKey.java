package org.clawpatrol.proxy.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import javax.crypto.SecretKey;
import org.clawpatrol.proxy.state.BlobTable;

/**
 * Opens the master key that seals what rests in the store. The store keeps a sealed check value, so
 * that a missing or wrong key file is noticed before anything is sealed with it.
 */
public final class MasterKey {
    private static final String KIND = "master_key";
    private static final String NAME = "check";
    private static final SealLabel LABEL = new SealLabel(KIND, NAME, "");
    private static final byte[] CHECK = new byte[Byte.SIZE];

    private final BlobTable blobs;
    private final SecureRandom random;
    private final InstantSource clock;

    public MasterKey(BlobTable blobs, SecureRandom random, InstantSource clock) {
        this.blobs = blobs;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Reads the key, or makes one for a store that holds nothing sealed yet.
     *
     * @param stateDir where the key must not be
     * @throws MasterKeyException when the file is missing, open to others, damaged, or not the one
     *     this store was sealed with
     */
    public SecretBox open(Path keyFile, Path stateDir) throws MasterKeyException {
        try {
            refuseInside(keyFile, stateDir);
            var file = new MasterKeyFile(keyFile);
            // Asked before the file is looked for: another process makes the file first.
            boolean sealed = blobs.find(KIND, NAME).isPresent();
            if (!file.exists()) {
                if (sealed) {
                    throw lost(keyFile);
                }
                file.create(random);
            }
            return checked(keyFile, file.read());
        } catch (IOException e) {
            throw new MasterKeyException(
                    "key file `" + keyFile + "` cannot be used: " + e.getMessage(), e);
        }
    }

    private static void refuseInside(Path keyFile, Path stateDir)
            throws IOException, MasterKeyException {
        if (real(keyFile).startsWith(real(stateDir))) {
            throw new MasterKeyException(
                    "key file `"
                            + keyFile
                            + "` is inside the state folder, so a copy of that folder would hold"
                            + " both; set `gateway { key_file }` to a path elsewhere");
        }
    }

    /** The path without symbolic links, as far as it exists. */
    private static Path real(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        Path existing = absolute;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing.toRealPath().resolve(existing.relativize(absolute));
    }

    private static MasterKeyException lost(Path keyFile) {
        return new MasterKeyException(
                "key file `"
                        + keyFile
                        + "` is missing, but the state database holds secrets sealed with it;"
                        + " restore it from a backup, or move the state folder away to start"
                        + " afresh");
    }

    private SecretBox checked(Path keyFile, SecretKey key) throws MasterKeyException {
        var box = new SecretBox(key, random);
        byte[] check = blobs.putIfAbsent(KIND, NAME, box.seal(LABEL, CHECK), clock.instant());
        try {
            box.open(LABEL, check).close();
            return box;
        } catch (BrokenSealException e) {
            throw new MasterKeyException(
                    "key file `"
                            + keyFile
                            + "` is not the one this state database was sealed with; restore the"
                            + " right one",
                    e);
        }
    }
}
