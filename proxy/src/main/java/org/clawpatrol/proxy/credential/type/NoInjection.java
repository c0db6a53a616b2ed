package org.clawpatrol.proxy.credential.type;

import java.util.Set;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.RequestEdit;

/** {@code passthrough}: the request goes on as the agent sent it. Immutable; safe to share. */
final class NoInjection implements HttpInjection {

    @Override
    public Set<String> slots() {
        return Set.of();
    }

    @Override
    public void apply(RequestEdit request, Lease lease) {
        // nothing to put in
    }
}
