package org.clawpatrol.conformance.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.InstantSource;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import org.clawpatrol.proxy.tls.CertificateAuthority;
import org.clawpatrol.proxy.tls.LeafMinter;
import org.clawpatrol.proxy.tls.PrivateTls;
import org.clawpatrol.proxy.tls.ServerName;

/** A private certificate authority and the TLS contexts made from it. */
public final class Trust {
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
        return PrivateTls.server(new LeafMinter(authority, clock, new SecureRandom()), name);
    }

    /** Identity of a server of that name, as files for programs that are not Java. */
    public PemIdentity identity(Path folder, String name)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        new LeafMinter(authority, clock, new SecureRandom())
                .mintInto(store, ServerName.parse(name).orElseThrow(), new char[0]);
        String alias = store.aliases().nextElement();
        StringBuilder chain = new StringBuilder();
        for (Certificate certificate : store.getCertificateChain(alias)) {
            chain.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        Path certificate = folder.resolve(name + ".pem");
        Path key = folder.resolve(name + ".key");
        Files.writeString(certificate, chain);
        Files.writeString(key, pem("PRIVATE KEY", store.getKey(alias, new char[0]).getEncoded()));
        return new PemIdentity(name, certificate, key);
    }

    private static String pem(String label, byte[] content) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(label, Base64.getMimeEncoder().encodeToString(content), label);
    }

    /** TLS of a client that trusts one authority and nothing else. */
    public static SSLContext client(String caPem) throws GeneralSecurityException, IOException {
        return PrivateTls.client(caPem);
    }
}
