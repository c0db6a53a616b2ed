package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.clawpatrol.dsl.config.RequestLimits;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.net.Connection;
import org.junit.jupiter.api.Test;

/** What an exchange does later on its loop, and what becomes of the agent when it throws. */
class BrokenTaskTest {
    private static final Connection CONNECTION =
            new Connection(new Peer("device", "laptop", "dev", "127.0.0.1"), "api.lab.test", 443);
    private static final AgentTerms TERMS =
            new AgentTerms(HttpTimeouts.standard(), RequestLimits.standard(), () -> 0);
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final EmbeddedStream raw = new EmbeddedStream(channel);
    private boolean gone;

    private void add(ChannelHandler handler) {
        channel.pipeline().addLast(handler);
        channel.pipeline().fireChannelActive();
    }

    private static void breakDown(AgentStream stream) {
        stream.execute(
                () -> {
                    throw new IllegalStateException("broken for the test");
                });
    }

    private static void breakDownBehindHead(AgentStream stream) {
        stream.sendHead(200, HttpFields.empty(), new Framing.Length(10));
        stream.flush();
        breakDown(stream);
    }

    private AgentStream.Exchanges doing(Consumer<AgentStream> deed) {
        return (stream, request) ->
                new AgentStream.Listener() {
                    @Override
                    public void begin() {
                        deed.accept(stream);
                    }

                    @Override
                    public void onBody(ByteBuf piece, boolean last) {
                        piece.release();
                    }

                    @Override
                    public void onBroken(MalformedMessageException cause) {}

                    @Override
                    public void onWritable() {}

                    @Override
                    public void onGone() {
                        gone = true;
                    }
                };
    }

    private void ask() {
        channel.writeInbound(
                channel.alloc()
                        .buffer()
                        .writeBytes(
                                "GET / HTTP/1.1\r\nHost: api.lab.test\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII)));
        channel.runPendingTasks();
    }

    private void askOverHttp2() {
        raw.peer()
                .onHeaders(
                        new DefaultHttp2Headers()
                                .method("GET")
                                .scheme("https")
                                .authority("api.lab.test")
                                .path("/"),
                        true);
        channel.runPendingTasks();
    }

    @Test
    void http1_taskThatThrows_isAnsweredWithAnInternalError() {
        add(new AgentConnection(channel, CONNECTION, doing(BrokenTaskTest::breakDown), TERMS));
        ask();
        ByteBuf answer = channel.readOutbound();
        assertThat(answer.toString(StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 500 ");
        answer.release();
        assertThat(gone).isTrue();
        channel.finishAndReleaseAll();
    }

    @Test
    void http1_taskThatThrowsBehindAHead_closes() {
        add(
                new AgentConnection(
                        channel, CONNECTION, doing(BrokenTaskTest::breakDownBehindHead), TERMS));
        ask();
        assertThat(channel.isOpen()).isFalse();
        channel.finishAndReleaseAll();
    }

    @Test
    void http2_taskThatThrows_isAnsweredWithAnInternalError() {
        raw.listener(
                new Http2AgentStream(raw, CONNECTION, doing(BrokenTaskTest::breakDown), TERMS));
        askOverHttp2();
        Http2HeadersFrame head = channel.readOutbound();
        assertThat(head.headers().status()).hasToString("500");
        assertThat(gone).isTrue();
        channel.finishAndReleaseAll();
    }

    @Test
    void http2_taskThatThrowsBehindAHead_resetsTheStream() {
        raw.listener(
                new Http2AgentStream(
                        raw, CONNECTION, doing(BrokenTaskTest::breakDownBehindHead), TERMS));
        askOverHttp2();
        assertThat(channel.<Object>readOutbound()).isInstanceOf(Http2HeadersFrame.class);
        assertThat(channel.<Object>readOutbound()).isInstanceOf(Http2ResetFrame.class);
        channel.finishAndReleaseAll();
    }
}
