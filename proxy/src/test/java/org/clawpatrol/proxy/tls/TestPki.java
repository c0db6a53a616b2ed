package org.clawpatrol.proxy.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A private authority and the origins it vouches for, good ones and bad ones. */
public final class TestPki {
    private static final String SIGNATURE = "SHA256withECDSA";

    private final KeyPair rootKey;
    private final X509Certificate root;

    public TestPki() throws Exception {
        this.rootKey = ec();
        this.root =
                certificate(
                        new Profile("test root", List.of(), Duration.ofHours(1), SIGNATURE),
                        rootKey,
                        new Signer("test root", rootKey.getPrivate()),
                        true);
    }

    /** What an origin shows, and what it signs with. */
    public record Origin(List<X509Certificate> chain, PrivateKey key) {}

    /**
     * @param life until the certificate ends, negative for one that ended
     */
    private record Profile(
            String commonName, List<GeneralName> names, Duration life, String signature) {}

    private record Signer(String name, PrivateKey key) {}

    public String rootPem() throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(root.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    public X509Certificate root() {
        return root;
    }

    public Origin good(String host) throws Exception {
        return signed(profile(host, host, Duration.ofDays(1)), ec());
    }

    /** A client whose names are these URIs. */
    public Origin client(Duration life, String... uris) throws Exception {
        List<GeneralName> names =
                Arrays.stream(uris)
                        .map(uri -> new GeneralName(GeneralName.uniformResourceIdentifier, uri))
                        .toList();
        return signed(new Profile("dev_1", names, life, SIGNATURE), ec());
    }

    /** The same certificate with a key that is not its own. */
    public static Origin stolen(Origin of) throws GeneralSecurityException {
        return new Origin(of.chain(), ec().getPrivate());
    }

    public Origin expired(String host) throws Exception {
        return signed(profile(host, host, Duration.ofMinutes(-1)), ec());
    }

    public Origin withoutNames(String host) throws Exception {
        return signed(new Profile(host, List.of(), Duration.ofDays(1), SIGNATURE), ec());
    }

    public Origin commonNameOnlyBesideOtherName(String host) throws Exception {
        return signed(profile(host, "other.test", Duration.ofDays(1)), ec());
    }

    public Origin signedWithSha1(String host) throws Exception {
        return signed(
                new Profile(host, List.of(dns(host)), Duration.ofDays(1), "SHA1withECDSA"), ec());
    }

    public Origin shortRsaKey(String host) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        return signed(profile(host, host, Duration.ofDays(1)), generator.generateKeyPair());
    }

    public static Origin selfSigned(String host) throws Exception {
        KeyPair key = ec();
        X509Certificate certificate =
                certificate(
                        profile(host, host, Duration.ofDays(1)),
                        key,
                        new Signer(host, key.getPrivate()),
                        false);
        return new Origin(List.of(certificate), key.getPrivate());
    }

    private Origin signed(Profile profile, KeyPair key) throws Exception {
        Signer signer = new Signer("test root", rootKey.getPrivate());
        return new Origin(
                List.of(certificate(profile, key, signer, false), root), key.getPrivate());
    }

    private static Profile profile(String commonName, String name, Duration life) {
        return new Profile(commonName, List.of(dns(name)), life, SIGNATURE);
    }

    private static GeneralName dns(String name) {
        return new GeneralName(GeneralName.dNSName, name);
    }

    private static KeyPair ec() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(
            Profile profile, KeyPair key, Signer signer, boolean authority) throws Exception {
        Instant now = Instant.now();
        var builder =
                new JcaX509v3CertificateBuilder(
                        new X500Name("CN=" + signer.name()),
                        BigInteger.valueOf(System.nanoTime()),
                        Date.from(now.minus(Duration.ofDays(2))),
                        Date.from(
                                authority
                                        ? now.plus(Duration.ofDays(9))
                                        : now.plus(profile.life())),
                        new X500Name("CN=" + profile.commonName()),
                        key.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (!profile.names().isEmpty()) {
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(profile.names().toArray(new GeneralName[0])));
        }
        byte[] encoded =
                builder.build(new JcaContentSignerBuilder(profile.signature()).build(signer.key()))
                        .getEncoded();
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(encoded));
    }
}
