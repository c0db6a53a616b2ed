package org.clawpatrol.proxy.secret;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.clawpatrol.proxy.state.BlobTable;

/** Key material of the gateway itself, sealed in the store. Safe to share. */
public final class SealedBlobs {
    private final BlobTable table;
    private final SecretBox box;
    private final InstantSource clock;

    public SealedBlobs(BlobTable table, SecretBox box, InstantSource clock) {
        this.table = table;
        this.box = box;
        this.clock = clock;
    }

    /** A copy the caller closes. */
    public Optional<Secret> find(String kind, String name) throws BrokenSealException {
        Optional<byte[]> sealed = table.find(kind, name);
        return sealed.isEmpty()
                ? Optional.empty()
                : Optional.of(box.open(label(kind, name), sealed.get()));
    }

    public void put(String kind, String name, Secret value) {
        table.put(kind, name, seal(kind, name, value), clock.instant());
    }

    /**
     * What is stored, or else what is made, stored first; processes that race get the same.
     *
     * @param made its result is closed here
     */
    public Secret findOrCreate(String kind, String name, Supplier<Secret> made)
            throws BrokenSealException {
        Optional<Secret> present = find(kind, name);
        if (present.isPresent()) {
            return present.get();
        }
        try (Secret fresh = made.get()) {
            byte[] sealed = seal(kind, name, fresh);
            byte[] stored = table.putIfAbsent(kind, name, sealed, clock.instant());
            return box.open(label(kind, name), stored);
        }
    }

    private byte[] seal(String kind, String name, Secret value) {
        byte[] clear = value.reveal();
        try {
            return box.seal(label(kind, name), clear);
        } finally {
            Arrays.fill(clear, (byte) 0);
        }
    }

    private static SealLabel label(String kind, String name) {
        return new SealLabel("blob", kind, name);
    }
}
