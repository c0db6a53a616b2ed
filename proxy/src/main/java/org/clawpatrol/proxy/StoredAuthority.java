package org.clawpatrol.proxy;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import org.clawpatrol.proxy.secret.BrokenSealException;
import org.clawpatrol.proxy.secret.SealedBlobs;
import org.clawpatrol.proxy.secret.Secret;
import org.clawpatrol.proxy.tls.CertificateAuthority;

/**
 * Keeps the certificate authority sealed in the store: made once, the same ever after. Stateless.
 */
final class StoredAuthority {
    private static final String KIND = "ca";
    private static final String NAME = "gateway";

    private StoredAuthority() {}

    /**
     * Loads the authority, or makes it on the first start.
     *
     * @throws GatewayException when what is stored cannot be opened
     */
    static CertificateAuthority open(SealedBlobs blobs, SecureRandom random)
            throws GatewayException {
        try (Secret stored = blobs.findOrCreate(KIND, NAME, () -> fresh(random))) {
            String text = stored.revealText();
            int key = text.lastIndexOf('\n') + 1;
            byte[] pkcs8 = Base64.getDecoder().decode(text.substring(key));
            return CertificateAuthority.load(text.substring(0, key), pkcs8);
        } catch (BrokenSealException | GeneralSecurityException | IllegalArgumentException e) {
            throw new GatewayException(
                    "the stored certificate authority cannot be opened: " + e.getMessage(), e);
        }
    }

    /** The certificate as PEM, then the key on the last line. */
    private static Secret fresh(SecureRandom random) {
        try {
            CertificateAuthority made = CertificateAuthority.create(InstantSource.system(), random);
            String key = Base64.getEncoder().encodeToString(made.privateKeyBytes());
            return Secret.of(made.certificatePem().strip() + "\n" + key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no elliptic curve P-256", e);
        }
    }
}
