package org.clawpatrol.proxy.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeafMinterTest {
    private static final int DNS = 2;
    private static final int IP = 7;
    private static final Instant NOW = Instant.parse("2025-06-01T12:00:00Z");

    private final SecureRandom random = new SecureRandom();
    private CertificateAuthority authority;
    private LeafMinter minter;

    @BeforeEach
    void mint() throws Exception {
        InstantSource clock = InstantSource.fixed(NOW);
        authority = CertificateAuthority.create(clock, random);
        minter = new LeafMinter(authority, clock, random);
    }

    private X509Certificate leaf(String name) {
        return minter.mint(ServerName.parse(name).orElseThrow()).chain().getFirst();
    }

    @Test
    void leaf_forAName_isForThatNameOnly() throws Exception {
        X509Certificate leaf = leaf("api.example.test");
        assertThat(leaf.getSubjectAlternativeNames())
                .containsExactly(List.of(DNS, "api.example.test"));
        assertThat(leaf.getSubjectX500Principal().getName()).isEqualTo("CN=api.example.test");
        assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(leaf.getBasicConstraints()).as("no authority").isEqualTo(-1);
        assertThat(leaf.getKeyUsage()[0]).as("digitalSignature").isTrue();
        assertThat(leaf.getKeyUsage()[5]).as("keyCertSign").isFalse();
        assertThat(leaf.getSerialNumber().signum()).isPositive();
        assertThat(leaf.getSerialNumber().bitLength()).isLessThanOrEqualTo(62);
        assertThat(leaf.getVersion()).isEqualTo(3);
    }

    @Test
    void leaf_forAnAddress_carriesItAsAddress() throws Exception {
        assertThat(leaf("192.0.2.7").getSubjectAlternativeNames())
                .containsExactly(List.of(IP, "192.0.2.7"));
        assertThat(leaf("2001:db8::7").getSubjectAlternativeNames())
                .containsExactly(List.of(IP, "2001:db8:0:0:0:0:0:7"));
    }

    @Test
    void leaf_life_isThirtyDaysFromAnHourAgo() {
        X509Certificate leaf = leaf("a.test");
        assertThat(leaf.getNotBefore().toInstant()).isEqualTo(NOW.minus(Duration.ofHours(1)));
        assertThat(leaf.getNotAfter().toInstant()).isEqualTo(NOW.plus(Duration.ofDays(30)));
    }

    @Test
    void leaf_nearTheAuthoritysEnd_endsWithIt() throws Exception {
        Instant end = authority.certificate().getNotAfter().toInstant();
        InstantSource late = InstantSource.fixed(end.minus(Duration.ofDays(3)));
        Leaf leaf =
                new LeafMinter(authority, late, random)
                        .mint(ServerName.parse("a.test").orElseThrow());
        assertThat(leaf.chain().getFirst().getNotAfter().toInstant()).isEqualTo(end);
        assertThat(leaf.renewAt()).isEqualTo(end.minus(Duration.ofDays(1)));
    }

    @Test
    void leaf_keyIdentifiers_leadToTheAuthority() {
        X509Certificate leaf = leaf("a.test");
        byte[] issuer = authority.certificate().getExtensionValue("2.5.29.14");
        byte[] named = leaf.getExtensionValue("2.5.29.35");
        assertThat(leaf.getExtensionValue("2.5.29.14")).isNotEqualTo(issuer).hasSize(24);
        assertThat(Arrays.copyOfRange(named, named.length - 20, named.length))
                .isEqualTo(Arrays.copyOfRange(issuer, issuer.length - 20, issuer.length));
    }

    @Test
    void leaf_longName_hasNoCommonNameAndACriticalAlternativeName() throws Exception {
        String name = "a".repeat(60) + ".example.test";
        X509Certificate leaf = leaf(name);
        assertThat(leaf.getSubjectX500Principal().getName()).isEmpty();
        assertThat(leaf.getCriticalExtensionOIDs()).contains("2.5.29.17");
        assertThat(leaf.getSubjectAlternativeNames()).containsExactly(List.of(DNS, name));
    }

    @Test
    void leaf_chain_verifiesAgainstTheAuthorityAlone() throws Exception {
        List<X509Certificate> chain = minter.mint(ServerName.parse("a.test").orElseThrow()).chain();
        assertThat(chain).hasSize(2).last().isEqualTo(authority.certificate());
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(authority.certificate(), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(java.util.Date.from(NOW));
        var path =
                CertificateFactory.getInstance("X.509").generateCertPath(List.of(chain.getFirst()));
        assertThat(CertPathValidator.getInstance("PKIX").validate(path, parameters)).isNotNull();
    }

    @Test
    void leaf_serials_neverRepeat() {
        Set<Object> serials = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            serials.add(leaf("a.test").getSerialNumber());
        }
        assertThat(serials).hasSize(200);
    }
}
