package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Promise;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLException;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.proxy.tls.UpstreamTrust;
import org.jspecify.annotations.Nullable;

/** Puts TLS on a fresh connection to an origin and tells why it failed. Safe to share. */
final class OriginHandshake {
    private final UpstreamTrust trust;

    OriginHandshake(UpstreamTrust trust) {
        this.trust = trust;
    }

    /** Succeeds the promise once the origin proved to be the host, on the channel's loop. */
    void start(Channel channel, OriginTarget target, Promise<Channel> promise) {
        HostPort origin = new HostPort(target.host(), target.port());
        SslHandler tls;
        try {
            tls =
                    trust.handlerFor(
                            channel.alloc(),
                            new UpstreamTrust.Terms(
                                    target.endpoint().caCert(),
                                    target.protocols(),
                                    target.identity()),
                            target.host(),
                            target.port());
        } catch (SSLException e) {
            channel.close();
            promise.tryFailure(DialFailure.NOT_TRUSTED.because(detail(origin, e), e));
            return;
        }
        tls.handshakeFuture()
                .addListener(
                        done -> {
                            if (done.isSuccess()) {
                                channel.pipeline().remove(Reported.class);
                                note(channel, tls.applicationProtocol());
                                if (promise.trySuccess(channel)) {
                                    return;
                                }
                            }
                            channel.close();
                            promise.tryFailure(failure(origin, done.cause()));
                        });
        channel.pipeline().addLast("tls", tls).addLast(new Reported());
    }

    private static void note(Channel channel, @Nullable String protocol) {
        if (protocol != null) {
            NegotiatedProtocol.set(channel, protocol);
        }
    }

    private static UpstreamException failure(HostPort origin, Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof GeneralSecurityException) {
                return DialFailure.NOT_TRUSTED.because(detail(origin, at), cause);
            }
        }
        return DialFailure.UNREACHABLE.because(detail(origin, cause), cause);
    }

    private static String detail(HostPort origin, Throwable cause) {
        return "TLS with " + origin + " failed: " + cause.getMessage();
    }

    /** Takes the failure that the promise already tells, which nobody else is there to take. */
    private static final class Reported extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
