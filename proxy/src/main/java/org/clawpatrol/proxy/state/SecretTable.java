package org.clawpatrol.proxy.state;

import java.time.Instant;
import java.util.List;

/** Stored secrets, sealed; the store never sees them in clear. */
public interface SecretTable {

    /**
     * @param sealed ciphertext
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(String credential, String slot, byte[] sealed, Instant updatedAt) {}

    List<Row> all();

    void put(String credential, String slot, byte[] sealed, Instant now);

    /** Whether there was one. */
    boolean delete(String credential, String slot);

    /** Changes whenever any process writes a secret; cheap enough to poll each second. */
    long version();
}
