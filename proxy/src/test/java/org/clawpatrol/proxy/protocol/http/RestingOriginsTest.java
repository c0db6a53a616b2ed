package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.dsl.config.OriginLimits;
import org.clawpatrol.dsl.config.RequestLimits;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.net.Connection;
import org.clawpatrol.proxy.telemetry.GatewayMetrics;
import org.clawpatrol.proxy.tls.ClientIdentities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections to origins between two requests, with the standard limits and a clock of our own. */
class RestingOriginsTest {
    private static final EndpointConfig ENDPOINT =
            new Lab().build().endpoints().values().iterator().next();

    private final List<EmbeddedChannel> all = new ArrayList<>();
    private final Map<Http1OriginConnection, EmbeddedChannel> channels = new HashMap<>();
    private final EmbeddedChannel loop = channel();
    private final GatewayMetrics metrics = new GatewayMetrics();
    private OriginLimits limits = OriginLimits.standard();
    private long nanos = 77;
    private final OriginServices services =
            new OriginServices(
                    new NoDialer(),
                    () -> limits,
                    () -> nanos,
                    metrics.origins(),
                    new ClientIdentities(),
                    new RestingConnections(() -> limits));
    private final SharedConnections shared = new SharedConnections(loop.eventLoop(), services);
    private final OriginPool pool = new OriginPool(loop.eventLoop(), services, shared);

    @AfterEach
    void close() {
        all.forEach(EmbeddedChannel::finishAndReleaseAll);
    }

    private EmbeddedChannel channel() {
        EmbeddedChannel made = new EmbeddedChannel();
        all.add(made);
        return made;
    }

    private static OriginKey key(String device, String host) {
        return new OriginKey(
                ENDPOINT, Optional.of("t"), Optional.empty(), device, "dev", host, 443);
    }

    /** A connection that an exchange was just made on, and that the pool got back. */
    private EmbeddedChannel used(OriginPool owner, OriginKey key) throws Exception {
        EmbeddedChannel channel = channel();
        var connection = new Http1OriginConnection(channel, key, owner, services);
        channel.pipeline().addLast(connection);
        channels.put(connection, channel);
        exchange(connection);
        return channel;
    }

    private void exchange(Http1OriginConnection connection) throws Exception {
        EmbeddedChannel channel = Objects.requireNonNull(channels.get(connection));
        HttpRequest request = request();
        connection.begin(head(request), request, new NoOriginListener());
        channel.writeInbound(
                Unpooled.copiedBuffer(
                        "HTTP/1.1 204 No Content\r\n\r\n", StandardCharsets.US_ASCII));
        channel.releaseOutbound();
        connection.release();
    }

    private static HttpRequest request() throws MalformedMessageException {
        RequestLimits usual = RequestLimits.standard();
        byte[] text =
                ("GET / HTTP/1.1\r\nHost: " + Lab.HOST + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        Connection to = new Connection(new Peer("d1", "laptop", "dev", "::1"), Lab.HOST, 443);
        return RequestCheck.check(HeadParser.request(text, usual), to, usual);
    }

    private static UpstreamHead head(HttpRequest request) {
        return new UpstreamHead(
                request,
                HttpFields.empty(),
                new UpstreamSubject(
                        ENDPOINT,
                        new HostPort(Lab.HOST, 443),
                        Optional.empty(),
                        CapturedBody.none(),
                        Optional::empty,
                        Duration.ofMinutes(1),
                        InstantSource.system()));
    }

    private void pass(long millis) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
        loop.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        loop.runScheduledPendingTasks();
        loop.runPendingTasks();
    }

    private static long open(List<EmbeddedChannel> channels) {
        return channels.stream().filter(EmbeddedChannel::isOpen).count();
    }

    @Test
    void connection_endsOnceItRestedForFiveSeconds() throws Exception {
        EmbeddedChannel resting = used(pool, key("d1", "a.test"));
        assertThat(metrics.origins().idle().value()).isEqualTo(1);
        pass(1_000);
        pass(3_999);
        assertThat(resting.isOpen()).isTrue();
        pass(1);
        assertThat(resting.isOpen()).isFalse();
        assertThat(metrics.origins().idle().value()).isZero();
    }

    @Test
    void connection_thatCameAfterAnother_keepsItsOwnTime() throws Exception {
        EmbeddedChannel first = used(pool, key("d1", "a.test"));
        pass(3_000);
        EmbeddedChannel second = used(pool, key("d1", "a.test"));
        pass(2_000);
        assertThat(first.isOpen()).isFalse();
        pass(2_999);
        assertThat(second.isOpen()).isTrue();
        pass(1);
        assertThat(second.isOpen()).isFalse();
    }

    /** Even before the loop finds the time to close it. */
    @Test
    void connection_thatRestedTooLong_isNotUsed() throws Exception {
        used(pool, key("d1", "a.test"));
        nanos += TimeUnit.MILLISECONDS.toNanos(5_001);
        assertThat(pool.takeIdle(key("d1", "a.test"), true)).isEmpty();
    }

    @Test
    void connection_ofAnotherDevice_isNotUsed() throws Exception {
        used(pool, key("d1", "a.test"));
        assertThat(pool.takeIdle(key("d2", "a.test"), true)).isEmpty();
        assertThat(pool.takeIdle(key("d1", "a.test"), true)).isPresent();
    }

    /** The agents' connections have pools of their own and count together. */
    @Test
    void pastEightToOneHost_thoseThatRestedLongestEnd_whoeverUsedThem() throws Exception {
        List<EmbeddedChannel> to = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            OriginPool own = new OriginPool(loop.eventLoop(), services, shared);
            to.add(used(own, key("d" + i, "a.test")));
            pass(1);
        }
        assertThat(open(to)).isEqualTo(12);
        pass(1_250);
        assertThat(open(to)).isEqualTo(8);
        assertThat(open(to.subList(0, 4))).isZero();
        assertThat(metrics.origins().idle().value()).isEqualTo(8);
    }

    @Test
    void pastAHundredAndTwentyEight_thoseThatRestedLongestEnd() throws Exception {
        List<EmbeddedChannel> to = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            OriginPool own = new OriginPool(loop.eventLoop(), services, shared);
            to.add(used(own, key("d1", "h" + i + ".test")));
            nanos++;
        }
        pass(1_250);
        pass(1);
        assertThat(open(to)).isEqualTo(128);
        assertThat(open(to.subList(0, 2))).isZero();
    }

    /** As with an agent that sends one request after the other, or a load generator. */
    @Test
    void connections_thatAreUsedAgainAndAgain_areNotAmongThoseThatRest() throws Exception {
        List<EmbeddedChannel> to = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            to.add(used(pool, key("d1", "a.test")));
        }
        for (int round = 0; round < 30; round++) {
            pass(1_000);
            List<Http1OriginConnection> taken = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                taken.add(pool.takeIdle(key("d1", "a.test"), true).orElseThrow());
            }
            for (Http1OriginConnection connection : taken) {
                exchange(connection);
            }
            assertThat(open(to)).isEqualTo(40);
        }
    }

    /** It was one too many, and taken before its loop heard of it. */
    @Test
    void connection_thatIsTakenInTime_isNotEnded() throws Exception {
        limits = new OriginLimits(Duration.ofMinutes(1), 1, 1, Duration.ofSeconds(5));
        EmbeddedChannel resting = used(pool, key("d1", "a.test"));
        pass(1_250);
        services.resting().add(new HostPort("a.test", 443), nanos, rest -> {});
        assertThat(pool.takeIdle(key("d1", "a.test"), true)).isPresent();
        pass(1);
        assertThat(resting.isOpen()).isTrue();
    }

    @Test
    void newLimits_holdForConnectionsThatRestAlready() throws Exception {
        EmbeddedChannel resting = used(pool, key("d1", "a.test"));
        limits = new OriginLimits(Duration.ofMinutes(1), 1, 1, Duration.ofSeconds(1));
        pass(1_250);
        assertThat(resting.isOpen()).isFalse();
    }

    @Test
    void connectionOverHttp2_withoutStreams_endsLikeAnyOther() {
        List<EmbeddedChannel> to = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            EmbeddedChannel channel = channel();
            shared.add(
                    Http2OriginConnection.install(
                            channel, key("d" + i, "a.test"), shared, services));
            to.add(channel);
            nanos++;
        }
        pass(1_250);
        to.forEach(EmbeddedChannel::runPendingTasks);
        assertThat(open(to)).isEqualTo(8);
        assertThat(open(to.subList(0, 2))).isZero();
        pass(3_750);
        to.forEach(EmbeddedChannel::runPendingTasks);
        assertThat(open(to)).isZero();
    }
}
