package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import org.clawpatrol.proxy.approval.Decider;
import org.clawpatrol.proxy.operator.Principal;

/**
 * The operator behind a request.
 *
 * @param csrf what the caller's forms must carry; empty for API tokens, which no browser sends by
 *     itself
 */
record Caller(Principal principal, String csrf) {
    private static final String ATTRIBUTE = "caller";

    static Caller of(Context request) {
        Caller caller = request.attribute(ATTRIBUTE);
        if (caller == null) {
            throw new IllegalStateException("route " + request.path() + " is not guarded");
        }
        return caller;
    }

    void attachTo(Context request) {
        request.attribute(ATTRIBUTE, this);
    }

    boolean bySession() {
        return principal.how() instanceof Principal.Session;
    }

    Decider decider() {
        return new Decider(principal.name(), principal.shown());
    }

    String name() {
        return principal.shown();
    }
}
