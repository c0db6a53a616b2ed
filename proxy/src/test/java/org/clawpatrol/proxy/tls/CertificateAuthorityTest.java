package org.clawpatrol.proxy.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class CertificateAuthorityTest {
    private static final Instant NOW = Instant.parse("2025-06-01T12:00:00Z");
    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock = InstantSource.fixed(NOW);

    @Test
    void authority_created_hasTheStatedShape() throws Exception {
        var certificate = CertificateAuthority.create(clock, random).certificate();
        assertThat(certificate.getSubjectX500Principal().getName())
                .isEqualTo("CN=clawpatrol gateway CA");
        assertThat(certificate.getBasicConstraints()).isZero();
        assertThat(certificate.getKeyUsage()[5]).as("keyCertSign").isTrue();
        assertThat(certificate.getKeyUsage()[0]).as("digitalSignature").isFalse();
        assertThat(certificate.getNotBefore().toInstant())
                .isEqualTo(NOW.minus(Duration.ofHours(1)));
        assertThat(certificate.getNotAfter().toInstant()).isEqualTo("2035-06-01T12:00:00Z");
        assertThat(((ECPublicKey) certificate.getPublicKey()).getParams().getOrder().bitLength())
                .isEqualTo(256);
        certificate.verify(certificate.getPublicKey());
    }

    @Test
    void authority_savedAndLoaded_isTheSame() throws Exception {
        CertificateAuthority made = CertificateAuthority.create(clock, random);
        CertificateAuthority loaded =
                CertificateAuthority.load(made.certificatePem(), made.privateKeyBytes());
        assertThat(loaded.certificate()).isEqualTo(made.certificate());
        assertThat(loaded.fingerprint())
                .isEqualTo(made.fingerprint())
                .matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    }

    @Test
    void authority_withAnotherKey_isNotLoaded() throws Exception {
        CertificateAuthority one = CertificateAuthority.create(clock, random);
        CertificateAuthority two = CertificateAuthority.create(clock, random);
        assertThatThrownBy(
                        () ->
                                CertificateAuthority.load(
                                        one.certificatePem(), two.privateKeyBytes()))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("not the certificate's key");
    }

    @Test
    void authority_leafInItsPlace_isNotLoaded() throws Exception {
        TestPki.Origin origin = TestPki.selfSigned("a.test");
        String pem =
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(origin.chain().getFirst().getEncoded())
                        + "\n-----END CERTIFICATE-----\n";
        assertThatThrownBy(() -> CertificateAuthority.load(pem, origin.key().getEncoded()))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("not an authority");
    }
}
