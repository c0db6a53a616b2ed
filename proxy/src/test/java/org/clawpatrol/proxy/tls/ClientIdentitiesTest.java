package org.clawpatrol.proxy.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.clawpatrol.proxy.secret.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Client certificates as operators paste them, and as they should not be. */
class ClientIdentitiesTest {
    private static final String UNREADABLE_KEY = "has a key that cannot be read, or is encrypted";

    private final ClientIdentities identities = new ClientIdentities();
    private TestPki pki;
    private TestPki.Origin client;

    @BeforeEach
    void issue() throws Exception {
        pki = new TestPki();
        client = pki.good("client.test");
    }

    private ClientIdentity read(String certificate, String key) throws Exception {
        return identities.of(Secret.of(certificate), Secret.of(key), Optional.empty());
    }

    private String certificate() throws Exception {
        return Pem.of(client.chain());
    }

    /** SEC 1, as OpenSSL writes it. */
    private String traditional() throws Exception {
        var curve = SECObjectIdentifiers.secp256r1;
        var point =
                SubjectPublicKeyInfo.getInstance(
                                client.chain().getFirst().getPublicKey().getEncoded())
                        .getPublicKeyData();
        return Pem.block(
                "EC PRIVATE KEY",
                new org.bouncycastle.asn1.sec.ECPrivateKey(256, number(client.key()), point, curve)
                        .getEncoded());
    }

    private static BigInteger number(PrivateKey key) {
        return ((ECPrivateKey) key).getS();
    }

    private static void assertRefused(ThrowingCallable reading, String why) {
        assertThatThrownBy(reading)
                .isInstanceOf(UnreadableIdentityException.class)
                .hasMessage(why)
                .hasNoCause();
    }

    @Test
    void pkcs8_isRead() throws Exception {
        ClientIdentity identity = read(certificate(), Pem.of(client.key()));
        assertThat(identity.chain()).containsExactlyElementsOf(client.chain());
        assertThat(identity.key()).isEqualTo(client.key());
        assertThat(identity.roots()).isEmpty();
        assertThat(identity).hasToString("ClientIdentity[***]");
    }

    @Test
    void opensslsOwnForms_areRead() throws Exception {
        assertThat(number(read(certificate(), traditional()).key()))
                .isEqualTo(number(client.key()));
        String withCurve =
                "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
                        + traditional();
        assertThat(number(read(certificate(), withCurve).key())).isEqualTo(number(client.key()));
    }

    @Test
    void sameBytes_areReadOnce_othersAreAnotherIdentity() throws Exception {
        ClientIdentity first = read(certificate(), Pem.of(client.key()));
        assertThat(read(certificate(), Pem.of(client.key()))).isSameAs(first);
        ClientIdentity other = read(certificate() + "\n", Pem.of(client.key()));
        assertThat(other).isNotEqualTo(first);
        assertThat(
                        identities.of(
                                Secret.of(certificate()),
                                Secret.of(Pem.of(client.key())),
                                Optional.of(Secret.of(pki.rootPem()))))
                .isNotEqualTo(first)
                .extracting(ClientIdentity::roots)
                .isEqualTo(Optional.of(pki.rootPem()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cret",
                "-----BEGIN CERTIFICATE-----\ns3cret\n-----END CERTIFICATE-----\n",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
            })
    void certificate_thatIsNone_isRefusedAndNotQuoted(String certificate) {
        assertRefused(
                () -> read(certificate, Pem.of(client.key())),
                "has a certificate that cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cret",
                "-----BEGIN PRIVATE KEY-----\ns3cret\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN EC PRIVATE KEY-----\nMAA=\n-----END EC PRIVATE KEY-----\n",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAA=\n-----END ENCRYPTED PRIVATE KEY-----\n",
                "-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n"
                        + "DEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF\n\nAAAA\n"
                        + "-----END EC PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nAAAA"
            })
    void key_thatIsNone_isRefusedAndNotQuoted(String key) {
        assertRefused(() -> read(certificate(), key), UNREADABLE_KEY);
    }

    @Test
    void key_ofAnotherCertificate_isRefused() throws Exception {
        String why = "has a key that is not that of its certificate";
        assertRefused(() -> read(certificate(), Pem.of(pki.good("x.test").key())), why);
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        assertRefused(() -> read(certificate(), Pem.of(rsa.getPrivate())), why);
    }

    @Test
    void roots_thatAreNone_areRefused() throws Exception {
        Secret certificate = Secret.of(certificate());
        Secret key = Secret.of(Pem.of(client.key()));
        assertRefused(
                () -> identities.of(certificate, key, Optional.of(Secret.of("no root"))),
                "has roots that cannot be read");
    }
}
