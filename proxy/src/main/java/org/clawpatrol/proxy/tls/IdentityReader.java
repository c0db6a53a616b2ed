package org.clawpatrol.proxy.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * Reads one client certificate with its key. What the libraries say of it may quote it, so their
 * words end here. Not shared.
 */
final class IdentityReader {
    private static final byte[] PROBE = {1, 2, 3};

    private final byte[] certificatePem;
    private final byte[] keyPem;
    private final byte[] rootsPem;

    IdentityReader(byte[] certificatePem, byte[] keyPem, byte[] rootsPem) {
        this.certificatePem = certificatePem;
        this.keyPem = keyPem;
        this.rootsPem = rootsPem;
    }

    ClientIdentity read(String digest) throws UnreadableIdentityException {
        List<X509Certificate> chain = chain();
        PrivateKey key = key();
        if (!belongs(key, chain.getFirst())) {
            throw new UnreadableIdentityException("has a key that is not that of its certificate");
        }
        return new ClientIdentity(digest, chain, key, roots());
    }

    private List<X509Certificate> chain() throws UnreadableIdentityException {
        try {
            List<X509Certificate> found =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(certificatePem))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (GeneralSecurityException e) {
            // falls through to the answer that quotes nothing
        }
        throw new UnreadableIdentityException("has a certificate that cannot be read");
    }

    private PrivateKey key() throws UnreadableIdentityException {
        try (Reader text =
                        new InputStreamReader(
                                new ByteArrayInputStream(keyPem), StandardCharsets.ISO_8859_1);
                PEMParser parser = new PEMParser(text)) {
            Object found = parser.readObject();
            // OpenSSL writes the curve of a key ahead of it.
            while (found != null
                    && !(found instanceof PEMKeyPair)
                    && !(found instanceof PrivateKeyInfo)) {
                found = parser.readObject();
            }
            var converter = new JcaPEMKeyConverter();
            if (found instanceof PEMKeyPair pair) {
                return converter.getPrivateKey(pair.getPrivateKeyInfo());
            }
            if (found instanceof PrivateKeyInfo info) {
                return converter.getPrivateKey(info);
            }
        } catch (IOException | RuntimeException e) {
            // falls through to the answer that quotes nothing
        }
        throw new UnreadableIdentityException("has a key that cannot be read, or is encrypted");
    }

    private static boolean belongs(PrivateKey key, X509Certificate certificate) {
        try {
            Signature signature = Signature.getInstance(algorithm(key));
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String algorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "EC", "ECDSA" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
        };
    }

    private Optional<String> roots() throws UnreadableIdentityException {
        if (rootsPem.length == 0) {
            return Optional.empty();
        }
        String pem = new String(rootsPem, StandardCharsets.UTF_8);
        try {
            Roots.of(Optional.of(pem));
            return Optional.of(pem);
        } catch (GeneralSecurityException | IOException e) {
            throw new UnreadableIdentityException("has roots that cannot be read");
        }
    }
}
