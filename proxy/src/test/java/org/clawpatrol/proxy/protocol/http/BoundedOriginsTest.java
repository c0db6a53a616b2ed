package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.OriginLimits;
import org.clawpatrol.proxy.telemetry.GatewayMetrics;
import org.clawpatrol.proxy.tls.ClientIdentities;
import org.junit.jupiter.api.Test;

/** What is kept of origins does not grow with the hosts that agents ask for. */
class BoundedOriginsTest {
    private static final int HOSTS = 100_000;
    private static final EndpointConfig ENDPOINT =
            new Lab().build().endpoints().values().iterator().next();

    private final EmbeddedChannel loop = new EmbeddedChannel();
    private final GatewayMetrics metrics = new GatewayMetrics();
    private long nanos;
    private final OriginServices services =
            new OriginServices(
                    new NoDialer(),
                    OriginLimits::standard,
                    () -> nanos,
                    metrics.origins(),
                    new ClientIdentities(),
                    new RestingConnections(OriginLimits::standard));
    private final SharedConnections shared = new SharedConnections(loop.eventLoop(), services);

    private static OriginKey key(int number) {
        return new OriginKey(
                ENDPOINT,
                Optional.of("t"),
                Optional.empty(),
                "device",
                "dev",
                "h" + number + ".lab.test",
                443);
    }

    private EmbeddedChannel connect(int number) {
        EmbeddedChannel channel = new EmbeddedChannel();
        var connection = Http2OriginConnection.install(channel, key(number), shared, services);
        channel.releaseOutbound();
        shared.add(connection);
        return channel;
    }

    @Test
    void streamThatAnOriginOpens_isRefused_andCountsForNothingOnceItHasEnded() {
        EmbeddedChannel channel = new EmbeddedChannel();
        var connection = Http2OriginConnection.install(channel, key(1), shared, services);
        channel.releaseOutbound();
        var pushed = new EmbeddedStream(channel);
        connection.onStream(pushed);
        connection.onStreamEnded(pushed);
        assertThat(connection.streams()).isZero();
        assertThat(connection.restedSince(nanos)).isTrue();
        channel.finishAndReleaseAll();
    }

    @Test
    void connectionsOverHttp2_toTenThousandHosts_endWhereTheyRestedLongest() {
        Deque<EmbeddedChannel> open = new ArrayDeque<>();
        for (int i = 0; i < HOSTS / 10; i++) {
            nanos++;
            open.add(connect(i));
            if (open.size() > SharedConnections.MAX) {
                EmbeddedChannel oldest = open.remove();
                oldest.runPendingTasks();
                assertThat(oldest.isOpen()).isFalse();
                oldest.releaseOutbound();
            }
        }
        assertThat(open).hasSize(SharedConnections.MAX).allMatch(EmbeddedChannel::isOpen);
    }

    @Test
    void originsRememberedAsHttp1_afterAHundredThousandHosts_areTheLatest() {
        FirstDials dials = shared.firstDials();
        for (int i = 0; i < HOSTS; i++) {
            dials.succeeded(key(i), false);
        }
        assertThat(awaits(dials, key(HOSTS - 1))).isFalse();
        assertThat(awaits(dials, key(HOSTS - 1))).isFalse();
        assertThat(awaits(dials, key(0))).isFalse();
        assertThat(awaits(dials, key(0))).isTrue();
    }

    private static boolean awaits(FirstDials dials, OriginKey key) {
        return dials.awaits(key, () -> {}, failure -> {});
    }
}
