package org.clawpatrol.proxy.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The JDK's verification, and on top: no weak keys or signatures, and names only where they belong,
 * in the subject alternative names. The JDK alone would fall back to the common name. Safe to
 * share.
 */
final class StrictTrustManager extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager verifier;

    StrictTrustManager(X509ExtendedTrustManager verifier) {
        this.verifier = verifier;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        verifier.checkServerTrusted(chain, authType, engine);
        requireMore(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        verifier.checkServerTrusted(chain, authType, socket);
        requireMore(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        throw new CertificateException("the host to verify is not known");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        verifier.checkClientTrusted(chain, authType, engine);
        CertificateStrength.require(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        verifier.checkClientTrusted(chain, authType, socket);
        CertificateStrength.require(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        verifier.checkClientTrusted(chain, authType);
        CertificateStrength.require(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return verifier.getAcceptedIssuers();
    }

    private static void requireMore(X509Certificate[] chain) throws CertificateException {
        if (chain[0].getSubjectAlternativeNames() == null) {
            throw new CertificateException("the certificate has no subject alternative name");
        }
        CertificateStrength.require(chain);
    }
}
