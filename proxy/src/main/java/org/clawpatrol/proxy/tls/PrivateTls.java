package org.clawpatrol.proxy.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS of the JDK between programs that trust one private authority. Stateless. */
public final class PrivateTls {
    private static final char[] NO_PASSWORD = new char[0];

    private PrivateTls() {}

    /** TLS of a server of that name, its certificate from the minter. */
    public static SSLContext server(LeafMinter minter, String name)
            throws GeneralSecurityException, IOException {
        return server(identity(minter, name));
    }

    /** TLS of a server with the key and certificates of a store. */
    public static SSLContext server(KeyStore identity, char[] password)
            throws GeneralSecurityException {
        return server(keys(identity, password));
    }

    /** What a server of that name proves itself with, its certificate from the minter. */
    public static KeyManagerFactory identity(LeafMinter minter, String name)
            throws GeneralSecurityException, IOException {
        KeyStore identity = emptyStore();
        minter.mintInto(identity, ServerName.parse(name).orElseThrow(), NO_PASSWORD);
        return keys(identity, NO_PASSWORD);
    }

    private static KeyManagerFactory keys(KeyStore identity, char[] password)
            throws GeneralSecurityException {
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(identity, password);
        return keys;
    }

    private static SSLContext server(KeyManagerFactory keys) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** TLS of a client that trusts one authority and nothing else. */
    public static SSLContext client(String caPem) throws GeneralSecurityException, IOException {
        KeyStore roots = emptyStore();
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

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
