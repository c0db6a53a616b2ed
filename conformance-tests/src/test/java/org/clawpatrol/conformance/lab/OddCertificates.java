package org.clawpatrol.conformance.lab;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.clawpatrol.proxy.tls.PrivateTls;

/** An authority that a gateway may trust, and signs what no gateway should accept. */
public final class OddCertificates {
    private static final String ROOT_NAME = "CN=odd root";

    private final KeyPair rootKey;
    private final Certificate root;
    private long serial = 1;

    /**
     * One thing that is wrong; the rest of the certificate is as it should be.
     *
     * @param names with a subject alternative name
     * @param begins days from now
     * @param signature algorithm
     * @param bits length of an RSA key, 0 for P-256
     * @param purpose extended key usage
     */
    public record Leaf(
            boolean names, int begins, String signature, int bits, KeyPurposeId purpose) {
        private static final Leaf GOOD =
                new Leaf(true, -30, "SHA256withECDSA", 0, KeyPurposeId.id_kp_serverAuth);

        public static Leaf good() {
            return GOOD;
        }

        public static Leaf commonNameOnly() {
            return new Leaf(false, GOOD.begins, GOOD.signature, 0, GOOD.purpose);
        }

        public static Leaf expired() {
            return new Leaf(true, -90, GOOD.signature, 0, GOOD.purpose);
        }

        public static Leaf notYetValid() {
            return new Leaf(true, 2, GOOD.signature, 0, GOOD.purpose);
        }

        public static Leaf sha1() {
            return new Leaf(true, GOOD.begins, "SHA1withECDSA", 0, GOOD.purpose);
        }

        public static Leaf shortKey() {
            return new Leaf(true, GOOD.begins, GOOD.signature, 1024, GOOD.purpose);
        }

        public static Leaf forClientsOnly() {
            return new Leaf(true, GOOD.begins, GOOD.signature, 0, KeyPurposeId.id_kp_clientAuth);
        }
    }

    private OddCertificates(KeyPair rootKey, Certificate root) {
        this.rootKey = rootKey;
        this.root = root;
    }

    public static OddCertificates create() throws Exception {
        KeyPair key = pair(0);
        var builder = certificate(BigInteger.ZERO, -365, ROOT_NAME, key);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        return new OddCertificates(key, signed(builder, "SHA256withECDSA", key));
    }

    public String pem() throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(root.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    /** TLS of a server of that name. */
    public SSLContext server(String name, Leaf leaf) throws Exception {
        KeyPair key = pair(leaf.bits());
        var builder = certificate(BigInteger.valueOf(serial++), leaf.begins(), "CN=" + name, key);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(
                Extension.extendedKeyUsage, false, new ExtendedKeyUsage(leaf.purpose()));
        if (leaf.names()) {
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
        }
        KeyStore identity = KeyStore.getInstance("PKCS12");
        identity.load(null, null);
        Certificate[] chain = {signed(builder, leaf.signature(), rootKey), root};
        identity.setKeyEntry(name, key.getPrivate(), new char[0], chain);
        return PrivateTls.server(identity, new char[0]);
    }

    /** Valid for sixty days from its beginning; a root for two years. */
    private static JcaX509v3CertificateBuilder certificate(
            BigInteger serial, int begins, String subject, KeyPair key) {
        Instant from = Instant.now().plus(Duration.ofDays(begins));
        Instant until = from.plus(Duration.ofDays(subject.equals(ROOT_NAME) ? 730 : 60));
        return new JcaX509v3CertificateBuilder(
                new X500Name(ROOT_NAME),
                serial,
                Date.from(from),
                Date.from(until),
                new X500Name(subject),
                key.getPublic());
    }

    private static Certificate signed(
            JcaX509v3CertificateBuilder builder, String algorithm, KeyPair signer)
            throws Exception {
        var content = new JcaContentSignerBuilder(algorithm).build(signer.getPrivate());
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(builder.build(content).getEncoded()));
    }

    private static KeyPair pair(int rsaBits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(rsaBits == 0 ? "EC" : "RSA");
        generator.initialize(rsaBits == 0 ? 256 : rsaBits);
        return generator.generateKeyPair();
    }
}
