package org.clawpatrol.proxy.tls;

import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Locale;

/**
 * What a certificate must withstand. The JDK's own limits spare private authorities and allow RSA
 * keys of 1024 bits; these follow the CA/Browser Forum's baseline requirements, section 6.1.5.
 */
final class CertificateStrength {
    private static final int RSA_BITS = 2048;
    private static final int EC_BITS = 256;

    private CertificateStrength() {}

    /** Checks every certificate that somebody else signed; a root is trusted for what it is. */
    static void require(X509Certificate[] chain) throws CertificateException {
        for (X509Certificate certificate : chain) {
            if (certificate
                    .getSubjectX500Principal()
                    .equals(certificate.getIssuerX500Principal())) {
                continue;
            }
            String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
            if (signature.startsWith("SHA1") || signature.startsWith("MD")) {
                throw new CertificateException("signed with " + certificate.getSigAlgName());
            }
            if (!isStrong(certificate.getPublicKey())) {
                throw new CertificateException("the key of a certificate is too weak");
            }
        }
    }

    private static boolean isStrong(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= RSA_BITS;
            case ECPublicKey ec -> ec.getParams().getOrder().bitLength() >= EC_BITS;
            case EdECPublicKey edwards -> true;
            default -> false;
        };
    }
}
