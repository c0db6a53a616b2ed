package org.clawpatrol.proxy.net;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.clawpatrol.proxy.credential.oauth.PendingReply;
import org.clawpatrol.proxy.credential.oauth.TokenCall;
import org.clawpatrol.proxy.credential.oauth.TokenReply;

/**
 * One request to an authorization server and its answer, on a connection of its own that ends with
 * it. Lives on the connection's event loop.
 */
final class TokenConversation extends SimpleChannelInboundHandler<FullHttpResponse> {
    private final CompletableFuture<TokenReply> answer;

    private TokenConversation(CompletableFuture<TokenReply> answer) {
        this.answer = answer;
    }

    /**
     * Asks on a fresh connection.
     *
     * @param answer ends the connection however it completes
     */
    static void begin(
            Channel channel, SslHandler tls, TokenCall call, CompletableFuture<TokenReply> answer) {
        answer.whenComplete((_, _) -> channel.close());
        channel.pipeline()
                .addLast(tls)
                .addLast(new HttpClientCodec())
                .addLast(new HttpObjectAggregator(call.largest(), true))
                .addLast(new TokenConversation(answer));
        channel.config().setAutoRead(true);
        // Nothing is sent before the server has proved who it is.
        tls.handshakeFuture()
                .addListener(
                        done -> {
                            if (done.isSuccess()) {
                                channel.writeAndFlush(request(call));
                            } else {
                                answer.completeExceptionally(done.cause());
                            }
                        });
    }

    private static FullHttpRequest request(TokenCall call) {
        URI url = call.url();
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String target = url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
        FullHttpRequest request =
                new DefaultFullHttpRequest(
                        HttpVersion.HTTP_1_1,
                        HttpMethod.valueOf(call.method()),
                        target,
                        Unpooled.copiedBuffer(call.body()));
        call.fields().forEach((name, value) -> request.headers().set(name, value));
        request.headers()
                .set(HttpHeaderNames.HOST, url.getRawAuthority())
                .set(HttpHeaderNames.CONNECTION, "close");
        if (request.method().equals(HttpMethod.POST)) {
            request.headers().set(HttpHeaderNames.CONTENT_LENGTH, call.body().length);
        }
        return request;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
        if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
            return;
        }
        if (response.decoderResult().isFailure()) {
            answer.completeExceptionally(new IOException("what came is not HTTP"));
            return;
        }
        answer.complete(
                new TokenReply(
                        response.status().code(),
                        TokenReply.retryAfter(
                                Optional.ofNullable(
                                        response.headers().get(HttpHeaderNames.RETRY_AFTER))),
                        ByteBufUtil.getBytes(response.content())));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        Throwable first =
                cause instanceof DecoderException && cause.getCause() != null
                        ? cause.getCause()
                        : cause;
        answer.completeExceptionally(
                first instanceof TooLongFrameException
                        ? new PendingReply.TooLargeException()
                        : first);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        answer.completeExceptionally(new IOException("the connection ended"));
    }
}
