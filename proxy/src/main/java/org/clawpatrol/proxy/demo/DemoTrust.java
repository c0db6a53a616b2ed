package org.clawpatrol.proxy.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.InstantSource;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.clawpatrol.proxy.tls.CertificateAuthority;
import org.clawpatrol.proxy.tls.LeafMinter;
import org.clawpatrol.proxy.tls.ServerName;

/** The private certificate authority of the demo's service, and who trusts what. */
final class DemoTrust {
    private static final char[] NO_PASSWORD = new char[0];

    private final CertificateAuthority authority;
    private final SecureRandom random;

    private DemoTrust(CertificateAuthority authority, SecureRandom random) {
        this.authority = authority;
        this.random = random;
    }

    static DemoTrust create(SecureRandom random) throws GeneralSecurityException {
        return new DemoTrust(CertificateAuthority.create(InstantSource.system(), random), random);
    }

    CertificateAuthority authority() {
        return authority;
    }

    /** TLS of a server of that name, its certificate from this authority. */
    SSLContext serverContext(String name) throws GeneralSecurityException, IOException {
        LeafMinter minter = new LeafMinter(authority, InstantSource.system(), random);
        KeyStore identity = KeyStore.getInstance("PKCS12");
        identity.load(null, null);
        minter.mintInto(identity, ServerName.parse(name).orElseThrow(), NO_PASSWORD);
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(identity, NO_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, random);
        return context;
    }

    /** TLS of a client that trusts one CA and nothing else. */
    static SSLContext clientContext(String caPem) throws GeneralSecurityException, IOException {
        KeyStore roots = KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        var bytes = new ByteArrayInputStream(caPem.getBytes(StandardCharsets.US_ASCII));
        roots.setCertificateEntry(
                "gateway", CertificateFactory.getInstance("X.509").generateCertificate(bytes));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(roots);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
