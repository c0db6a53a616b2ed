package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Promise;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.clawpatrol.dsl.config.HostPort;
import org.clawpatrol.proxy.tls.UpstreamTrust;

/** Puts TLS on a fresh connection to an origin and tells why it failed. Safe to share. */
final class OriginHandshake {
    private final UpstreamTrust trust;

    OriginHandshake(UpstreamTrust trust) {
        this.trust = trust;
    }

    /** Succeeds the promise once the origin proved to be the host, on the channel's loop. */
    void start(
            Channel channel, Optional<String> caCert, HostPort origin, Promise<Channel> promise) {
        SslHandler tls;
        try {
            tls = trust.handlerFor(channel.alloc(), caCert, origin.host(), origin.port());
        } catch (SSLException e) {
            channel.close();
            promise.tryFailure(DialFailure.NOT_TRUSTED.because(detail(origin, e), e));
            return;
        }
        tls.handshakeFuture()
                .addListener(
                        done -> {
                            if (done.isSuccess() && promise.trySuccess(channel)) {
                                return;
                            }
                            channel.close();
                            promise.tryFailure(failure(origin, done.cause()));
                        });
        channel.pipeline().addLast("tls", tls);
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
}
