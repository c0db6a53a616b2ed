package org.clawpatrol.proxy.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.proxy.fake.Patience.await;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.proxy.secret.Secret;
import org.clawpatrol.proxy.tls.ClientIdentities;
import org.clawpatrol.proxy.tls.ClientIdentity;
import org.clawpatrol.proxy.tls.Pem;
import org.clawpatrol.proxy.tls.TestPki;
import org.clawpatrol.proxy.tls.UpstreamTrust;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A26 below HTTP: who the gateway is at an origin that asks for a certificate. */
@ExtendWith(NoLeaks.class)
class ClientCertificateTest {
    private static final String HOST = "origin.test";

    private final ClientIdentities identities = new ClientIdentities();
    private Transport transport;
    private EventLoop loop;
    private TestPki pki;
    private OriginDialer dialer;

    @BeforeEach
    void open() throws Exception {
        transport = Transport.open(1);
        loop = transport.loops().next();
        pki = new TestPki();
        dialer =
                new OriginDialer(
                        transport,
                        host -> List.of(InetAddress.getLoopbackAddress()),
                        Runnable::run,
                        AddressGuard.protecting(List.of()),
                        new UpstreamTrust());
    }

    @AfterEach
    void close() {
        transport.close();
    }

    private ClientIdentity identity(TestPki.Origin client, Optional<String> roots)
            throws Exception {
        return identities.of(
                Secret.of(Pem.of(client.chain())),
                Secret.of(Pem.of(client.key())),
                roots.map(Secret::of));
    }

    private OriginTarget target(
            AskingOrigin origin, Optional<String> caCert, Optional<ClientIdentity> identity) {
        var endpoint =
                new EndpointConfig(
                        "origin",
                        "https",
                        Family.HTTP,
                        List.of(),
                        Optional.of(new HostPort("127.0.0.1", origin.port())),
                        caCert,
                        Optional.empty());
        return new OriginTarget(endpoint, HOST, 443, List.of("http/1.1"), identity);
    }

    /** What the origin calls whoever connects; "" where it does not talk to them. */
    private String nameAt(AskingOrigin origin, Optional<ClientIdentity> identity) throws Exception {
        StringBuilder said = new StringBuilder();
        Future<Channel> dialled =
                dialer.dialTls(loop, target(origin, Optional.of(pki.rootPem()), identity))
                        .addListener(
                                (Future<Channel> done) -> {
                                    if (done.isSuccess()) {
                                        listen(done.getNow(), said);
                                    }
                                });
        if (dialled.await().isSuccess()) {
            dialled.getNow().closeFuture().sync();
        }
        return said.toString();
    }

    /** On the loop, before a first byte can pass. */
    private static void listen(Channel channel, StringBuilder said) {
        channel.pipeline().addLast(new Listening(said));
        channel.config().setAutoRead(true);
    }

    /** Once with sessions that a number names, once with tickets. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void identities_takingTurns_areNeverTakenForEachOther(String version) throws Exception {
        Optional<ClientIdentity> a = Optional.of(identity(pki.good("a.test"), Optional.empty()));
        Optional<ClientIdentity> b = Optional.of(identity(pki.good("b.test"), Optional.empty()));
        try (AskingOrigin origin = AskingOrigin.start(pki, pki.good(HOST), version)) {
            for (int i = 0; i < 3; i++) {
                assertThat(nameAt(origin, a)).isEqualTo("CN=a.test");
                assertThat(nameAt(origin, b)).isEqualTo("CN=b.test");
                assertThat(nameAt(origin, Optional.empty())).isEmpty();
            }
        }
    }

    @Test
    void certificate_thatTheOriginDoesNotKnow_getsNoAnswer() throws Exception {
        var stranger = identity(TestPki.selfSigned("a.test"), Optional.empty());
        try (AskingOrigin origin = AskingOrigin.start(pki, pki.good(HOST), "TLSv1.3")) {
            assertThat(nameAt(origin, Optional.of(stranger))).isEmpty();
        }
    }

    @Test
    void roots_ofACredential_takeThePlaceOfTheSystems() throws Exception {
        var identity = identity(pki.good("a.test"), Optional.of(pki.rootPem()));
        try (AskingOrigin origin = AskingOrigin.start(pki, pki.good(HOST), "TLSv1.3")) {
            var dialled =
                    dialer.dialTls(loop, target(origin, Optional.empty(), Optional.of(identity)));
            assertThat(dialled.await().isSuccess()).isTrue();
            dialled.getNow().close().sync();
        }
    }

    @Test
    void roots_ofACredential_areTheOnlyOnes() throws Exception {
        String others = new TestPki().rootPem();
        var identity = identity(pki.good("a.test"), Optional.of(others));
        try (AskingOrigin origin = AskingOrigin.start(pki, pki.good(HOST), "TLSv1.3")) {
            var dialled =
                    dialer.dialTls(loop, target(origin, Optional.empty(), Optional.of(identity)));
            dialled.await();
            assertThat(dialled.cause())
                    .isInstanceOfSatisfying(
                            UpstreamException.class,
                            failure ->
                                    assertThat(failure.reason())
                                            .isEqualTo("upstream certificate not trusted"));
            await().until(() -> origin.names().size() == 1);
            assertThat(origin.names()).as("nothing was shown").containsExactly("");
        }
    }

    private static final class Listening extends ChannelInboundHandlerAdapter {
        private final StringBuilder said;

        Listening(StringBuilder said) {
            this.said = said;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf bytes = (ByteBuf) message;
            said.append(bytes.toString(StandardCharsets.US_ASCII));
            bytes.release();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
