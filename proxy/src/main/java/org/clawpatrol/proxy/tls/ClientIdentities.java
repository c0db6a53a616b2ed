package org.clawpatrol.proxy.tls;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.clawpatrol.proxy.secret.Secret;

/**
 * Reads client certificates from secrets, each once as long as it is used. Those unused for ten
 * minutes are forgotten. Safe to share.
 */
public final class ClientIdentities {
    private static final int MOST = 256;

    private final Cache<String, ClientIdentity> known;

    public ClientIdentities() {
        this.known =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .expireAfterAccess(Duration.ofMinutes(10))
                        .build();
    }

    /**
     * The identity that three secrets make up. They stay the caller's.
     *
     * @param certificate PEM, the certificate of the key first
     * @param key PEM: PKCS #8, or PKCS #1 or SEC 1 as OpenSSL writes them, unencrypted
     * @param roots PEM
     * @throws UnreadableIdentityException when they make up none
     */
    public ClientIdentity of(Secret certificate, Secret key, Optional<Secret> roots)
            throws UnreadableIdentityException {
        byte[] certificatePem = certificate.reveal();
        byte[] keyPem = key.reveal();
        byte[] rootsPem = roots.map(Secret::reveal).orElseGet(() -> new byte[0]);
        try {
            String digest = digest(certificatePem, keyPem, rootsPem);
            ClientIdentity found = known.getIfPresent(digest);
            if (found == null) {
                found = new IdentityReader(certificatePem, keyPem, rootsPem).read(digest);
                known.put(digest, found);
            }
            return found;
        } finally {
            Arrays.fill(certificatePem, (byte) 0);
            Arrays.fill(keyPem, (byte) 0);
            Arrays.fill(rootsPem, (byte) 0);
        }
    }

    /** Where one ends and the next begins is part of it. */
    private static String digest(byte[]... parts) {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        for (byte[] part : parts) {
            sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
            sha256.update(part);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
