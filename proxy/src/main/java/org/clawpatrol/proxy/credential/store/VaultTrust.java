package org.clawpatrol.proxy.credential.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS that trusts the roots of a PEM text and no others. Stateless. */
final class VaultTrust {
    private VaultTrust() {}

    static SSLContext of(String pem) throws GeneralSecurityException, IOException {
        KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
        roots.load(null, null);
        byte[] text = pem.getBytes(StandardCharsets.ISO_8859_1);
        int number = 0;
        for (Certificate root :
                CertificateFactory.getInstance("X.509")
                        .generateCertificates(new ByteArrayInputStream(text))) {
            roots.setCertificateEntry("root" + number++, root);
        }
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(roots);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
