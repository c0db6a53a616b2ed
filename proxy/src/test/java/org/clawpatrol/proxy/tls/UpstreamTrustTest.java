package org.clawpatrol.proxy.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamTrustTest {
    private static final String HOST = "origin.test";

    /** Every way an origin can fail to prove itself. */
    enum Unproven {
        EXPIRED,
        SELF_SIGNED,
        OTHER_HOST,
        SUBDOMAIN,
        UNTRUSTED_ROOT,
        NO_ALTERNATIVE_NAME,
        COMMON_NAME_ONLY,
        SHA1,
        SHORT_KEY;

        TestPki.Origin origin(TestPki pki) throws Exception {
            return switch (this) {
                case EXPIRED -> pki.expired(HOST);
                case SELF_SIGNED -> TestPki.selfSigned(HOST);
                case OTHER_HOST -> pki.good("other.test");
                case SUBDOMAIN -> pki.good("www." + HOST);
                case UNTRUSTED_ROOT -> new TestPki().good(HOST);
                case NO_ALTERNATIVE_NAME -> pki.withoutNames(HOST);
                case COMMON_NAME_ONLY -> pki.commonNameOnlyBesideOtherName(HOST);
                case SHA1 -> pki.signedWithSha1(HOST);
                case SHORT_KEY -> pki.shortRsaKey(HOST);
            };
        }
    }

    private Loopback loopback;
    private TestPki pki;

    @BeforeEach
    void open() throws Exception {
        loopback = new Loopback();
        pki = new TestPki();
    }

    @AfterEach
    void close() {
        loopback.close();
    }

    private @Nullable Throwable meet(
            TestPki.Origin origin, SslProvider provider, Optional<String> roots) throws Exception {
        SslContext server = server(origin, "TLSv1.3", "TLSv1.2");
        return meet(server, provider, roots);
    }

    private @Nullable Throwable meet(
            SslContext server, SslProvider provider, Optional<String> roots) throws Exception {
        SslHandler client =
                new UpstreamTrust(provider)
                        .handlerFor(
                                ByteBufAllocator.DEFAULT,
                                new UpstreamTrust.Terms(roots, List.of("http/1.1")),
                                HOST,
                                443);
        return loopback.handshake(() -> server.newHandler(ByteBufAllocator.DEFAULT), () -> client);
    }

    private static SslContext server(TestPki.Origin origin, String... versions)
            throws SSLException {
        return SslContextBuilder.forServer(origin.key(), origin.chain())
                .sslProvider(TlsProvider.best())
                .protocols(versions)
                .build();
    }

    private static Iterable<SslProvider> providers() {
        return TlsProvider.best() == SslProvider.JDK
                ? List.of(SslProvider.JDK)
                : List.of(SslProvider.JDK, SslProvider.OPENSSL);
    }

    @ParameterizedTest
    @EnumSource
    void trust_originThatDoesNotProveItself_failsTheHandshake(Unproven kind) throws Exception {
        for (SslProvider provider : providers()) {
            Throwable failure = meet(kind.origin(pki), provider, Optional.of(pki.rootPem()));
            assertThat(failure).as("%s with %s", kind, provider).isInstanceOf(SSLException.class);
            assertThat(failure)
                    .as("%s with %s", kind, provider)
                    .satisfies(
                            thrown ->
                                    assertThat(causes(thrown))
                                            .hasAtLeastOneElementOfType(
                                                    GeneralSecurityException.class));
        }
    }

    private static List<Throwable> causes(@Nullable Throwable thrown) {
        var causes = new ArrayList<Throwable>();
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            causes.add(at);
        }
        return causes;
    }

    @Test
    void trust_goodOriginUnderItsOwnRoot_isTrusted() throws Exception {
        for (SslProvider provider : providers()) {
            assertThat(meet(pki.good(HOST), provider, Optional.of(pki.rootPem()))).isNull();
        }
    }

    @Test
    void trust_privateRootWithoutCaCert_isNotTrusted() throws Exception {
        for (SslProvider provider : providers()) {
            assertThat(meet(pki.good(HOST), provider, Optional.empty())).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1", "TLSv1.1"})
    void trust_originWithOldTlsOnly_failsTheHandshake(String version) throws Exception {
        Assumptions.assumeTrue(
                TlsProvider.best() == SslProvider.OPENSSL, "only BoringSSL still speaks it");
        for (SslProvider provider : providers()) {
            SslContext server = server(pki.good(HOST), version);
            assertThat(meet(server, provider, Optional.of(pki.rootPem())))
                    .isInstanceOf(SSLException.class);
        }
    }

    @Test
    void trust_rootsWithoutCertificate_cannotBeUsed() {
        var trust = new UpstreamTrust();
        for (String pem :
                List.of(
                        "",
                        "not pem",
                        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")) {
            assertThatThrownBy(
                            () ->
                                    trust.handlerFor(
                                            ByteBufAllocator.DEFAULT,
                                            new UpstreamTrust.Terms(
                                                    Optional.of(pem), List.of("http/1.1")),
                                            HOST,
                                            443))
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("the trusted roots cannot be used");
        }
    }
}
