package org.clawpatrol.proxy.protocol.http;

import java.util.List;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.proxy.credential.placeholder.TokenHost;
import org.clawpatrol.proxy.credential.placeholder.TokenService;
import org.clawpatrol.proxy.credential.placeholder.TokenServices;
import org.clawpatrol.proxy.net.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Tells which requests of a connection go to a token URL of the profile's credentials. Remembers
 * what it found under the last configuration; lives on one event loop.
 */
final class TokenTargets {
    private final TokenServices services;
    private final Connection connection;
    private @Nullable Configuration known;
    private @Nullable TokenHost host;

    TokenTargets(TokenServices services, Connection connection) {
        this.services = services;
        this.connection = connection;
    }

    /** What is particular about a request. */
    @SuppressWarnings("ReferenceEquality") // every load makes its own
    Conversation conversation(Configuration configuration, HttpRequest request) {
        TokenHost here = host;
        if (here == null || known != configuration) {
            here =
                    services.at(
                            configuration,
                            connection.peer().profile(),
                            connection.host(),
                            connection.port());
            known = configuration;
            host = here;
        }
        if (here.isEmpty()) {
            return Conversation.ORDINARY;
        }
        List<TokenService> found = here.at(request.path().decoded().orElse(request.path().wire()));
        return found.isEmpty() ? Conversation.ORDINARY : new TokenCall(request, services, found);
    }
}
