package org.clawpatrol.proxy.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * The gateway's certificate authority: signs leaf certificates for the hosts agents ask for.
 * Keeping its key safe at rest is the caller's task. Immutable; safe to share.
 */
public final class CertificateAuthority {
    private static final X500Name SUBJECT = new X500Name("CN=clawpatrol gateway CA");
    private static final Duration LIFE = Duration.ofDays(3652);

    private final X509Certificate certificate;
    private final PrivateKey key;

    private CertificateAuthority(X509Certificate certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    /** Makes a new authority with an ECDSA P-256 key, valid for ten years. */
    public static CertificateAuthority create(InstantSource clock, SecureRandom random)
            throws GeneralSecurityException {
        KeyPair pair = CertificateSigner.newKeyPair(random);
        Instant now = clock.instant();
        var request =
                new CertificateSigner.Request(
                        SUBJECT,
                        pair.getPublic(),
                        now.minus(CertificateSigner.CLOCK_SKEW),
                        now.plus(LIFE));
        X509Certificate certificate =
                CertificateSigner.selfSigned(pair.getPrivate(), random)
                        .sign(
                                request,
                                extensions ->
                                        extensions
                                                .add(
                                                        Extension.basicConstraints,
                                                        true,
                                                        new BasicConstraints(0))
                                                .add(
                                                        Extension.keyUsage,
                                                        true,
                                                        new KeyUsage(
                                                                KeyUsage.keyCertSign
                                                                        | KeyUsage.cRLSign)));
        return new CertificateAuthority(certificate, pair.getPrivate());
    }

    /**
     * Takes up an authority made earlier.
     *
     * @param certificatePem one certificate
     * @param privateKey PKCS#8, as {@link #privateKeyBytes()} gave it
     * @throws GeneralSecurityException where either cannot be read, the certificate is no
     *     authority, or the key is not its key
     */
    public static CertificateAuthority load(String certificatePem, byte[] privateKey)
            throws GeneralSecurityException {
        var bytes = new ByteArrayInputStream(certificatePem.getBytes(StandardCharsets.US_ASCII));
        var certificate =
                (X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(bytes);
        PrivateKey key =
                KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(privateKey));
        if (certificate.getBasicConstraints() < 0) {
            throw new GeneralSecurityException("the stored certificate is not an authority");
        }
        if (!belongTogether(certificate, key)) {
            throw new GeneralSecurityException("the stored key is not the certificate's key");
        }
        return new CertificateAuthority(certificate, key);
    }

    private static boolean belongTogether(X509Certificate certificate, PrivateKey key)
            throws GeneralSecurityException {
        byte[] probe = certificate.getSignature();
        Signature signature = Signature.getInstance(CertificateSigner.ALGORITHM);
        signature.initSign(key);
        signature.update(probe);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(probe);
        return signature.verify(signed);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** The certificate as PEM text, what agents are told to trust. */
    public String certificatePem() {
        byte[] newline = {'\n'};
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, newline).encodeToString(encoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    /** The private key as PKCS#8; the caller encrypts it before it rests and wipes the copy. */
    public byte[] privateKeyBytes() {
        return key.getEncoded();
    }

    /** SHA-256 over the certificate: upper-case hex pairs joined by colons. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(encoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    PrivateKey key() {
        return key;
    }

    private byte[] encoded() {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a parsed certificate has an encoding", e);
        }
    }
}
