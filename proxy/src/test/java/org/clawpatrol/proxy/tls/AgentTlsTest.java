package org.clawpatrol.proxy.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentTlsTest {
    private final Loopback loopback = new Loopback();
    private CertificateAuthority authority;
    private LeafCache leaves;

    @BeforeEach
    void prepare() throws Exception {
        SecureRandom random = new SecureRandom();
        InstantSource clock = InstantSource.system();
        authority = CertificateAuthority.create(clock, random);
        leaves = new LeafCache(new LeafMinter(authority, clock, random), clock, 100);
    }

    @AfterEach
    void close() {
        loopback.close();
    }

    private SslHandler client(SslProvider provider, String host, String... versions)
            throws SSLException {
        SslContext context =
                SslContextBuilder.forClient()
                        .sslProvider(provider)
                        .protocols(versions)
                        .endpointIdentificationAlgorithm("HTTPS")
                        .trustManager(authority.certificate())
                        .build();
        return context.newHandler(ByteBufAllocator.DEFAULT, host, 443);
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL"})
    void agent_thatTrustsTheAuthorityAlone_acceptsEveryName(SslProvider provider) throws Exception {
        Assumptions.assumeTrue(
                provider == SslProvider.JDK || TlsProvider.best() == provider, "no BoringSSL here");
        AgentTls tls = new AgentTls(leaves, List.of("http/1.1"), provider);
        for (String version : TlsProvider.VERSIONS) {
            for (String host : List.of("a.test", "b.test", "a.test", "192.0.2.1", "2001:db8::1")) {
                ServerName name = ServerName.parse(host).orElseThrow();
                SslHandler client = client(SslProvider.JDK, host, version);
                Throwable failure =
                        loopback.handshake(
                                () -> tls.handlerFor(ByteBufAllocator.DEFAULT, name), () -> client);
                assertThat(failure).as("%s over %s", host, version).isNull();
                var shown = (X509Certificate) client.engine().getSession().getPeerCertificates()[0];
                assertThat(shown).isEqualTo(leaves.leafFor(name).chain().getFirst());
            }
        }
    }

    /** A client that keeps its context resumes its sessions where it can. */
    @ParameterizedTest
    @EnumSource(names = {"JDK", "OPENSSL"})
    void agentWithACertificate_isProvenEachTime(SslProvider provider) throws Exception {
        Assumptions.assumeTrue(
                provider == SslProvider.JDK || TlsProvider.best() == provider, "no BoringSSL here");
        TestPki devices = new TestPki();
        TestPki.Origin own = devices.client(Duration.ofDays(1), DeviceAuthority.SCHEME + "dev_1");
        AgentTls tls =
                new AgentTls(leaves, List.of("http/1.1"), provider).asking(devices.rootPem());
        ServerName name = ServerName.parse("a.test").orElseThrow();
        for (String version : TlsProvider.VERSIONS) {
            SslContext agent =
                    SslContextBuilder.forClient()
                            .sslProvider(SslProvider.JDK)
                            .protocols(version)
                            .keyManager(own.key(), own.chain())
                            .trustManager(authority.certificate())
                            .build();
            for (int i = 0; i < 3; i++) {
                SslHandler server = tls.handlerFor(ByteBufAllocator.DEFAULT, name);
                SslHandler client = agent.newHandler(ByteBufAllocator.DEFAULT, "a.test", 443);
                assertThat(loopback.handshake(() -> server, () -> client)).isNull();
                server.handshakeFuture().awaitUninterruptibly();
                assertThat(tls.proof(server.engine().getSession()))
                        .as("%s, connection %d", version, i)
                        .isEqualTo(new DeviceProof.Device("dev_1"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1", "TLSv1.1"})
    void agent_withOldTlsOnly_isRefused(String version) throws Exception {
        Assumptions.assumeTrue(
                TlsProvider.best() == SslProvider.OPENSSL, "only BoringSSL still speaks it");
        for (SslProvider provider : List.of(SslProvider.JDK, SslProvider.OPENSSL)) {
            AgentTls tls = new AgentTls(leaves, List.of("http/1.1"), provider);
            ServerName name = ServerName.parse("a.test").orElseThrow();
            SslHandler client = client(SslProvider.OPENSSL, "a.test", version);
            assertThat(
                            loopback.handshake(
                                    () -> tls.handlerFor(ByteBufAllocator.DEFAULT, name),
                                    () -> client))
                    .isInstanceOf(SSLException.class);
        }
    }
}
