package org.clawpatrol.proxy.protocol.internal;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.ReadTimeoutHandler;
import org.clawpatrol.proxy.net.Connection;
import org.clawpatrol.proxy.net.Protocol;

/** HTTP/1.1 of the internal host: small requests without a body. Safe to share. */
public final class InternalProtocol implements Protocol {
    private static final int LONGEST_LINE = 4_096;
    private static final int LONGEST_HEAD = 16_384;
    private static final int LONGEST_CHUNK = 1_024;
    private static final int LONGEST_BODY = 0;
    private static final int IDLE_SECONDS = 60;

    private final InternalPages pages;

    public InternalProtocol(InternalPages pages) {
        this.pages = pages;
    }

    @Override
    public String alpn() {
        return "http/1.1";
    }

    @Override
    public void start(ChannelPipeline pipeline, Connection connection) {
        pipeline.addLast(new ReadTimeoutHandler(IDLE_SECONDS))
                .addLast(new HttpServerCodec(LONGEST_LINE, LONGEST_HEAD, LONGEST_CHUNK))
                .addLast(new HttpObjectAggregator(LONGEST_BODY, true))
                .addLast(new InternalRequests(pages, connection));
    }
}
