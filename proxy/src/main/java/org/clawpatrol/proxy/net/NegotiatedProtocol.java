package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.Optional;

/** The protocol an origin chose of those offered (ALPN, RFC 7301). Stateless. */
public final class NegotiatedProtocol {
    private static final AttributeKey<String> CHOSEN =
            AttributeKey.valueOf(NegotiatedProtocol.class, "chosen");

    private NegotiatedProtocol() {}

    /** Empty where the origin chose none. */
    public static Optional<String> of(Channel channel) {
        return Optional.ofNullable(channel.attr(CHOSEN).get());
    }

    /** Notes what the origin chose. */
    public static void set(Channel channel, String protocol) {
        channel.attr(CHOSEN).set(protocol);
    }
}
