package org.clawpatrol.conformance.lab;

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

/** A private certificate authority and the TLS contexts made from it. */
public final class Trust {
    private static final char[] NO_PASSWORD = new char[0];

    private final CertificateAuthority authority;
    private final InstantSource clock;

    private Trust(CertificateAuthority authority, InstantSource clock) {
        this.authority = authority;
        this.clock = clock;
    }

    public static Trust create() throws GeneralSecurityException {
        return at(InstantSource.system());
    }

    /** An authority that believes it is another time. */
    public static Trust at(InstantSource clock) throws GeneralSecurityException {
        return new Trust(CertificateAuthority.create(clock, new SecureRandom()), clock);
    }

    public String pem() {
        return authority.certificatePem();
    }

    /** TLS of a server whose certificate is for that name. */
    public SSLContext server(String name) throws GeneralSecurityException, IOException {
        LeafMinter minter = new LeafMinter(authority, clock, new SecureRandom());
        KeyStore identity = KeyStore.getInstance("PKCS12");
        identity.load(null, null);
        minter.mintInto(identity, ServerName.parse(name).orElseThrow(), NO_PASSWORD);
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(identity, NO_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** TLS of a client that trusts one authority and nothing else. */
    public static SSLContext client(String caPem) throws GeneralSecurityException, IOException {
        KeyStore roots = KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        var bytes = new ByteArrayInputStream(caPem.getBytes(StandardCharsets.US_ASCII));
        roots.setCertificateEntry(
                "authority", CertificateFactory.getInstance("X.509").generateCertificate(bytes));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(roots);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
