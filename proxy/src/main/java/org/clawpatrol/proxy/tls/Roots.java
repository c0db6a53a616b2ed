package org.clawpatrol.proxy.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Makes the JDK's certificate path verification for a set of roots. */
final class Roots {
    private Roots() {}

    /**
     * @param caCert PEM text of the only roots; the system's when empty
     */
    static X509ExtendedTrustManager of(Optional<String> caCert)
            throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(caCert.isPresent() ? store(caCert.get()) : systemStore());
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new GeneralSecurityException("the platform verifies no X.509 certificates");
    }

    private static @Nullable KeyStore systemStore() {
        return null;
    }

    private static KeyStore store(String pem) throws GeneralSecurityException, IOException {
        var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8));
        Collection<? extends Certificate> roots =
                CertificateFactory.getInstance("X.509").generateCertificates(bytes);
        if (roots.isEmpty()) {
            throw new CertificateException("the PEM text holds no certificate");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        for (Certificate root : roots) {
            store.setCertificateEntry("root-" + number++, root);
        }
        return store;
    }
}
