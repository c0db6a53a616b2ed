package org.clawpatrol.proxy.protocol.internal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.clawpatrol.proxy.net.Connection;

/** Answers one peer's requests to the internal host. Lives on one connection's loop. */
final class InternalRequests extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final InternalPages pages;
    private final Connection connection;
    private final Set<String> names;

    InternalRequests(InternalPages pages, Connection connection) {
        this.pages = pages;
        this.connection = connection;
        String host = connection.host();
        this.names = Set.of(host, host + ".", host + ":443", host + ".:443");
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        InternalPage page = answer(request);
        FullHttpResponse response = response(page);
        boolean last = page.status() != 200 || !HttpUtil.isKeepAlive(request);
        if (page.status() == 405) {
            response.headers().set(HttpHeaderNames.ALLOW, "GET");
        }
        HttpUtil.setKeepAlive(response, !last);
        var written = context.writeAndFlush(response);
        if (last) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    private InternalPage answer(FullHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return InternalPage.refusal(400, "the request is malformed");
        }
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.size() != 1 || !names.contains(hosts.getFirst().toLowerCase(Locale.ROOT))) {
            return InternalPage.refusal(421, "this is another host");
        }
        if (!request.method().equals(HttpMethod.GET)) {
            return InternalPage.refusal(405, "only GET");
        }
        String uri = request.uri();
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        return pages.page(path, format(request, uri), connection.peer());
    }

    private static ManifestFormat format(FullHttpRequest request, String uri) {
        String accept = String.join(",", request.headers().getAll(HttpHeaderNames.ACCEPT));
        try {
            return ManifestFormat.wanted(
                    new QueryStringDecoder(uri).parameters().getOrDefault("format", List.of()),
                    accept);
        } catch (IllegalArgumentException malformed) {
            return ManifestFormat.wanted(List.of(), accept);
        }
    }

    private static FullHttpResponse response(InternalPage page) {
        ByteBuf body = Unpooled.copiedBuffer(page.body(), StandardCharsets.UTF_8);
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(page.status()), body);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, page.type())
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        return response;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
