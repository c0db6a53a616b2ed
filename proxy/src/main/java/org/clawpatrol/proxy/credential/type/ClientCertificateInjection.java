package org.clawpatrol.proxy.credential.type;

import java.util.Set;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.RequestEdit;

/**
 * {@code mtls_credential}: the request goes on as the agent sent it, on a connection for which the
 * gateway showed the certificate. Immutable; safe to share.
 */
public final class ClientCertificateInjection implements HttpInjection {
    /** The certificate and what leads from it to a root, PEM. */
    public static final String CERTIFICATE = "cert";

    /** The private key of the first certificate, PEM. */
    public static final String KEY = "key";

    /** The only roots an origin may have, PEM. */
    public static final String ROOTS = "ca";

    ClientCertificateInjection() {}

    @Override
    public Set<String> slots() {
        return Set.of(CERTIFICATE, KEY);
    }

    @Override
    public Set<String> optionalSlots() {
        return Set.of(ROOTS);
    }

    @Override
    public Set<String> sentSlots() {
        return Set.of();
    }

    @Override
    public void apply(RequestEdit request, Lease lease) {
        // it shows in the handshake alone
    }
}
