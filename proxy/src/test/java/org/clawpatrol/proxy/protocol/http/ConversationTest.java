package org.clawpatrol.proxy.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clawpatrol.proxy.fake.Patience.await;

import io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Streams both ways, in which an agent may be silent far longer than an upload may stall. */
class ConversationTest {
    private static final Duration STALL = Duration.ofMillis(100);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n";

    /** Answers when the request has ended. */
    private static boolean lateAnswer(int connection, String head, InputStream in, OutputStream out)
            throws IOException {
        TestOrigin.readBody(head, in);
        TestOrigin.write(out, OK + "hello");
        return false;
    }

    /** Begins to answer at once, and ends when the request has ended. */
    private static boolean earlyHead(int connection, String head, InputStream in, OutputStream out)
            throws IOException {
        TestOrigin.write(out, OK);
        TestOrigin.readBody(head, in);
        TestOrigin.write(out, "hello");
        return false;
    }

    /** Reads until the gateway gives up. */
    private static boolean noAnswer(int connection, String head, InputStream in, OutputStream out)
            throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
        return false;
    }

    private static Http2Headers post(String type) {
        return Http2Agent.head("POST", "/x").add("content-type", type);
    }

    /** Says nothing for longer than an upload may, and is not answered for it. */
    private static void beSilent(Http2Agent.Exchange exchange) {
        await().during(STALL.multipliedBy(4)).until(() -> !exchange.ended());
    }

    @Test
    void grpcStream_withoutAnAnswerYet_mayBeSilent() throws Exception {
        try (TestOrigin origin = TestOrigin.start(ConversationTest::lateAnswer);
                LoopbackGateway gateway = gateway(origin);
                Http2Agent agent = gateway.http2Agent()) {
            var call = agent.send(post("application/grpc"), false);
            await().until(() -> !origin.heads().isEmpty());
            beSilent(call);
            call.data("", true);
            await().until(() -> call.body().equals("hello"));
        }
    }

    @Test
    void anyStream_thatTheOriginAnswers_mayBeSilent() throws Exception {
        try (TestOrigin origin = TestOrigin.start(ConversationTest::earlyHead);
                LoopbackGateway gateway = gateway(origin);
                Http2Agent agent = gateway.http2Agent()) {
            var exchange = agent.send(post("text/plain"), false);
            await().until(() -> exchange.status().equals("200"));
            beSilent(exchange);
            exchange.data("", true);
            await().until(() -> exchange.body().equals("hello"));
        }
    }

    @Test
    void upload_thatTheOriginWaitsFor_mayNotStall() throws Exception {
        try (TestOrigin origin = TestOrigin.start(ConversationTest::noAnswer);
                LoopbackGateway gateway = gateway(origin);
                Http2Agent agent = gateway.http2Agent()) {
            var upload = agent.send(post("text/plain"), false);
            await().until(() -> upload.status().equals("408"));
        }
    }

    /** What a rule reads is held in memory until it is decided, so it may not be held for long. */
    @Test
    void grpcStream_whoseBodyARuleReads_mayNotStall() throws Exception {
        try (TestOrigin origin = TestOrigin.start(ConversationTest::lateAnswer);
                LoopbackGateway gateway =
                        new LoopbackGateway(
                                new Lab().denyBody("forbidden").build(),
                                origin.port(),
                                impatient());
                Http2Agent agent = gateway.http2Agent()) {
            var call = agent.send(post("application/grpc"), false);
            await().until(() -> !call.status().isEmpty());
            assertThat(origin.heads()).isEmpty();
        }
    }

    private static LoopbackGateway gateway(TestOrigin origin) {
        return new LoopbackGateway(new Lab().build(), origin.port(), impatient());
    }

    private static HttpTimeouts impatient() {
        HttpTimeouts usual = HttpTimeouts.standard();
        return new HttpTimeouts(usual.head(), STALL, usual.stalledAgent(), usual.linger());
    }
}
