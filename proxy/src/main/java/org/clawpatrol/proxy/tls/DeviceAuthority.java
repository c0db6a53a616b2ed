package org.clawpatrol.proxy.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The authority whose certificates prove devices: each is for the one device that a URI among its
 * subject alternative names gives the id of (RFC 5280, 4.2.1.6). Safe to share.
 */
public final class DeviceAuthority {
    /** What stands before the id. */
    public static final String SCHEME = "clawpatrol:device:";

    private static final int URI = 6;

    private final StrictTrustManager verifier;

    private DeviceAuthority(StrictTrustManager verifier) {
        this.verifier = verifier;
    }

    /**
     * @param pem its certificates
     * @throws GeneralSecurityException where they cannot be used
     * @throws IOException where they are none
     */
    static DeviceAuthority of(String pem) throws GeneralSecurityException, IOException {
        return new DeviceAuthority(new StrictTrustManager(Roots.of(Optional.of(pem))));
    }

    X509ExtendedTrustManager verifier() {
        return verifier;
    }

    /**
     * What a finished handshake proved. Looks at the certificate anew: a session that is resumed
     * may be older than the end of its certificate.
     */
    DeviceProof proof(SSLSession session) {
        X509Certificate[] chain;
        try {
            chain = x509(session.getPeerCertificates());
        } catch (SSLPeerUnverifiedException e) {
            return new DeviceProof.None();
        }
        try {
            if (chain.length == 0) {
                return new DeviceProof.Invalid("no X.509 certificate");
            }
            verifier.checkClientTrusted(chain, chain[0].getPublicKey().getAlgorithm());
            return device(chain[0]);
        } catch (CertificateException e) {
            return new DeviceProof.Invalid(String.valueOf(e.getMessage()));
        }
    }

    private static X509Certificate[] x509(Certificate[] certificates) {
        return Arrays.stream(certificates)
                .filter(X509Certificate.class::isInstance)
                .toArray(X509Certificate[]::new);
    }

    private static DeviceProof device(X509Certificate certificate) throws CertificateException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        List<String> ids =
                (names == null ? List.<List<?>>of() : names)
                        .stream()
                                .filter(name -> Integer.valueOf(URI).equals(name.get(0)))
                                .map(name -> String.valueOf(name.get(1)))
                                .filter(uri -> uri.startsWith(SCHEME))
                                .map(uri -> uri.substring(SCHEME.length()))
                                .toList();
        return ids.size() == 1
                ? new DeviceProof.Device(ids.getFirst())
                : new DeviceProof.Invalid("the certificate names " + ids.size() + " devices");
    }
}
