package org.clawpatrol.proxy.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * One issuer's pen: builds and signs X.509 version 3 certificates with ECDSA P-256 and SHA-256.
 * Safe to share.
 */
final class CertificateSigner {
    static final String ALGORITHM = "SHA256withECDSA";

    /** How far clocks of agents may be behind. */
    static final Duration CLOCK_SKEW = Duration.ofHours(1);

    private static final int SERIAL_BITS = 62;

    private final @Nullable X509Certificate issuer;
    private final PrivateKey key;
    private final SecureRandom random;

    private CertificateSigner(
            @Nullable X509Certificate issuer, PrivateKey key, SecureRandom random) {
        this.issuer = issuer;
        this.key = key;
        this.random = random;
    }

    static CertificateSigner selfSigned(PrivateKey key, SecureRandom random) {
        return new CertificateSigner(null, key, random);
    }

    static CertificateSigner of(CertificateAuthority authority, SecureRandom random) {
        return new CertificateSigner(authority.certificate(), authority.key(), random);
    }

    static KeyPair newKeyPair(SecureRandom random) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    /** What to certify, extensions apart. */
    record Request(X500Name subject, PublicKey key, Instant notBefore, Instant notAfter) {}

    /** Adds what makes one kind of certificate different from another. */
    @FunctionalInterface
    interface Purpose {
        void addTo(Extensions extensions) throws CertIOException;
    }

    X509Certificate sign(Request request, Purpose purpose) throws GeneralSecurityException {
        try {
            X509v3CertificateBuilder builder = builder(request);
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    identifiers.createSubjectKeyIdentifier(request.key()));
            if (issuer != null) {
                builder.addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        identifiers.createAuthorityKeyIdentifier(issuer.getPublicKey()));
            }
            purpose.addTo(new Extensions(builder));
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder(ALGORITHM).build(key)));
        } catch (CertIOException | OperatorCreationException e) {
            throw new GeneralSecurityException("the certificate could not be signed", e);
        }
    }

    private X509v3CertificateBuilder builder(Request request) {
        BigInteger serial = new BigInteger(SERIAL_BITS, random).max(BigInteger.ONE);
        Date notBefore = Date.from(request.notBefore());
        Date notAfter = Date.from(request.notAfter());
        X500Name issuerName =
                issuer == null
                        ? request.subject()
                        : X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded());
        return new JcaX509v3CertificateBuilder(
                issuerName, serial, notBefore, notAfter, request.subject(), request.key());
    }

    /** The extensions of a certificate being built. */
    static final class Extensions {
        private final X509v3CertificateBuilder builder;

        private Extensions(X509v3CertificateBuilder builder) {
            this.builder = builder;
        }

        Extensions add(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value)
                throws CertIOException {
            builder.addExtension(id, critical, value);
            return this;
        }
    }
}
