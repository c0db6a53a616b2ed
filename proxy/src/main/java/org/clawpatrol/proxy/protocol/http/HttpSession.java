package org.clawpatrol.proxy.protocol.http;

import io.netty.channel.Channel;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.proxy.net.Connection;

/**
 * What the requests of one agent connection share. Lives on the connection's event loop.
 *
 * @param pool connections to origins on the same loop
 * @param digests shared with other connections
 */
record HttpSession(
        HttpServices services,
        Connection connection,
        OriginPool pool,
        HttpFactReader facts,
        ActionDigests digests,
        BodyNeed bodyNeed,
        TokenTargets tokens) {

    /**
     * What a new connection of an agent begins with.
     *
     * @param channel the connection's
     */
    static HttpSession of(
            HttpServices services,
            Connection connection,
            Channel channel,
            HttpFactReader facts,
            ActionDigests digests) {
        return new HttpSession(
                services,
                connection,
                services.origins().of(channel),
                facts,
                digests,
                new BodyNeed(),
                new TokenTargets(services.tokens(), connection));
    }

    /** What is particular about a request, besides the policy. */
    Conversation conversation(
            Configuration configuration, EndpointConfig endpoint, HttpRequest request) {
        if (MaxForwards.isSpent(request)) {
            return new FinalRecipient();
        }
        return CodexCall.isFor(endpoint, request)
                ? new CodexCall(request, services.codex())
                : tokens.conversation(configuration, request);
    }
}
