package org.clawpatrol.proxy.demo;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import org.clawpatrol.proxy.tls.CertificateAuthority;
import org.clawpatrol.proxy.tls.LeafMinter;
import org.clawpatrol.proxy.tls.PrivateTls;

/** The private certificate authority of the demo's service. */
final class DemoTrust {
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
        return PrivateTls.server(new LeafMinter(authority, InstantSource.system(), random), name);
    }
}
