package org.clawpatrol.proxy.protocol.http;

import java.util.Optional;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.proxy.credential.RequestView;
import org.clawpatrol.proxy.fact.ActionContext;

/** An API that is spoken over HTTP and has facts of its own. Safe to share. */
public interface HttpDialect {

    /**
     * The facts of a request.
     *
     * @param http its facts as HTTP
     */
    Facts facts(RequestView request, Facts http, ActionContext context);

    /** Why no such request is let through, whatever the rules say; safe for the agent. */
    Optional<String> objection(RequestView request);

    /** Whether such a request may switch to a protocol whose bytes are not read. */
    boolean mayTunnel(RequestView request);

    /** HTTP itself. */
    static HttpDialect plain() {
        return new HttpDialect() {
            @Override
            public Facts facts(RequestView request, Facts http, ActionContext context) {
                return http;
            }

            @Override
            public Optional<String> objection(RequestView request) {
                return Optional.empty();
            }

            @Override
            public boolean mayTunnel(RequestView request) {
                return false;
            }
        };
    }
}
