package org.clawpatrol.conformance.lab;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import org.clawpatrol.proxy.tls.CertificateAuthority;
import org.clawpatrol.proxy.tls.LeafMinter;
import org.clawpatrol.proxy.tls.PrivateTls;

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

    /** TLS of a client that trusts one authority and nothing else. */
    public static SSLContext client(String caPem) throws GeneralSecurityException, IOException {
        return PrivateTls.client(caPem);
    }
}
