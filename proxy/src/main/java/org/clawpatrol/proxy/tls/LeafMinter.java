package org.clawpatrol.proxy.tls;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;

/**
 * Mints leaf certificates for exactly the name asked for. All leaves of one process share one key,
 * made anew with each process. Safe to share.
 */
public final class LeafMinter {
    private static final Duration LIFE = Duration.ofDays(30);

    /** RFC 5280 allows no longer common name. */
    private static final int LONGEST_COMMON_NAME = 64;

    private final CertificateAuthority authority;
    private final CertificateSigner signer;
    private final KeyPair pair;
    private final InstantSource clock;

    public LeafMinter(CertificateAuthority authority, InstantSource clock, SecureRandom random)
            throws GeneralSecurityException {
        this.authority = authority;
        this.signer = CertificateSigner.of(authority, random);
        this.pair = CertificateSigner.newKeyPair(random);
        this.clock = clock;
    }

    /**
     * Mints a certificate with its key into a key store, for a TLS server of our own.
     *
     * @param password protects the entry; may be empty
     */
    public void mintInto(KeyStore store, ServerName name, char[] password)
            throws KeyStoreException {
        Leaf leaf = mint(name);
        store.setKeyEntry(
                name.text(), leaf.key(), password, leaf.chain().toArray(X509Certificate[]::new));
    }

    Leaf mint(ServerName name) {
        Instant now = clock.instant();
        Instant notBefore = now.minus(CertificateSigner.CLOCK_SKEW);
        Instant notAfter =
                earlier(now.plus(LIFE), authority.certificate().getNotAfter().toInstant());
        var request =
                new CertificateSigner.Request(subject(name), pair.getPublic(), notBefore, notAfter);
        try {
            X509Certificate leaf = signer.sign(request, extensions -> describe(extensions, name));
            Instant renewAt =
                    now.plus(Duration.between(now, notAfter).multipliedBy(2).dividedBy(3));
            return new Leaf(
                    name, List.of(leaf, authority.certificate()), pair.getPrivate(), renewAt);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no leaf certificate for " + name, e);
        }
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static X500Name subject(ServerName name) {
        X500NameBuilder builder = new X500NameBuilder(BCStyle.INSTANCE);
        if (name.text().length() <= LONGEST_COMMON_NAME) {
            builder.addRDN(BCStyle.CN, name.text());
        }
        return builder.build();
    }

    private static void describe(CertificateSigner.Extensions extensions, ServerName name)
            throws CertIOException {
        int kind = name.address() ? GeneralName.iPAddress : GeneralName.dNSName;
        boolean onlyName = name.text().length() > LONGEST_COMMON_NAME;
        extensions
                .add(Extension.basicConstraints, true, new BasicConstraints(false))
                .add(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .add(
                        Extension.extendedKeyUsage,
                        false,
                        new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .add(
                        Extension.subjectAlternativeName,
                        onlyName,
                        new GeneralNames(new GeneralName(kind, name.text())));
    }
}
