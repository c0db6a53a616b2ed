package org.clawpatrol.proxy.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.Promise;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.proxy.tls.UpstreamTrust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class OriginHandshakeTest {

    @Test
    void originThatIsNotTls_failsThePromiseAndLeavesNoExceptionToThePipeline() {
        EmbeddedChannel channel = new EmbeddedChannel();
        Promise<Channel> promise = channel.eventLoop().newPromise();
        new OriginHandshake(new UpstreamTrust()).start(channel, target(), promise);
        var answer = Unpooled.copiedBuffer("HTTP/1.1 400 no\r\n\r\n", StandardCharsets.US_ASCII);
        assertThatCode(() -> channel.writeInbound(answer)).doesNotThrowAnyException();
        assertThat(promise.cause()).isInstanceOf(UpstreamException.class);
        assertThat(channel.isOpen()).isFalse();
        assertThatCode(channel::finishAndReleaseAll).doesNotThrowAnyException();
    }

    private static OriginTarget target() {
        var endpoint =
                new EndpointConfig(
                        "origin",
                        "https",
                        Family.HTTP,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        return new OriginTarget(endpoint, "origin.test", 443, List.of("http/1.1"));
    }
}
