package org.clawpatrol.proxy.credential;

import java.util.Set;

/** {@code passthrough}: the request goes on as the agent sent it. Immutable; safe to share. */
final class NoInjection implements HttpInjection {

    @Override
    public Set<String> slots() {
        return Set.of();
    }

    @Override
    public void apply(HeaderEdit request, Lease lease) {
        // nothing to put in
    }
}
