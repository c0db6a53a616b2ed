package org.clawpatrol.proxy.state;

import java.time.Instant;
import java.util.Optional;

/** What logins gave, tokens sealed; the store never sees them in clear. */
public interface LoginTable {

    /**
     * One credential's login.
     *
     * @param accessToken ciphertext
     * @param refreshToken ciphertext
     * @param expiry of the access token, where its server named one
     * @param displayName whose login it is, for people; may be empty
     * @param avatarUrl may be empty
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(
            String credential,
            byte[] accessToken,
            Optional<byte[]> refreshToken,
            Optional<Instant> expiry,
            Instant updatedAt,
            String displayName,
            String avatarUrl,
            String clientId) {}

    Optional<Row> find(String credential);

    void put(Row row);

    /** Whether there was one. */
    boolean delete(String credential);

    /** Changes whenever any process writes a login; cheap enough to poll each second. */
    long version();
}
