package org.clawpatrol.proxy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Collections;
import org.clawpatrol.proxy.tls.CertificateAuthority;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrustedRootsTest {
    private static final String BROKEN =
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

    private String gateway = "";

    @BeforeEach
    void create() throws Exception {
        gateway =
                CertificateAuthority.create(InstantSource.system(), new SecureRandom())
                        .certificatePem();
    }

    private X509Certificate certificate() throws Exception {
        var bytes = new ByteArrayInputStream(gateway.getBytes(StandardCharsets.US_ASCII));
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no certificate", BROKEN, "-----BEGIN CERTIFICATE-----\nAAAA"})
    void gatewayFileWithoutACertificate_isRefused(String text) {
        assertThatThrownBy(() -> TrustedRoots.withGateway(text))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no certificate");
    }

    @Test
    void repeatedAndMalformedCertificates_areDropped() throws Exception {
        int once = TrustedRoots.withGateway(gateway).size();
        assertThat(
                        TrustedRoots.withGateway(gateway + BROKEN + gateway.replace("\n", "\r\n"))
                                .size())
                .isEqualTo(once);
    }

    @Test
    void bundle_beginsWithTheGatewayAndIsReadByJavaAgain() throws Exception {
        TrustedRoots roots = TrustedRoots.withGateway(gateway);
        var bytes = new ByteArrayInputStream(roots.pemBundle().getBytes(StandardCharsets.US_ASCII));
        var read = CertificateFactory.getInstance("X.509").generateCertificates(bytes);
        assertThat(read).hasSize(roots.size());
        assertThat(read.iterator().next()).isEqualTo(certificate());
    }

    @Test
    void trustStore_holdsTheSameCertificates() throws Exception {
        TrustedRoots roots = TrustedRoots.withGateway(gateway);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(
                new ByteArrayInputStream(roots.javaTrustStore()),
                TrustedRoots.STORE_PASSWORD.toCharArray());
        assertThat(Collections.list(store.aliases())).hasSize(roots.size());
        assertThat(store.getCertificateAlias(certificate())).isNotNull();
    }
}
