package org.clawpatrol.proxy.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** The JDK's TLS for calls that the gateway makes for itself. Stateless. */
public final class TrustedContext {
    private TrustedContext() {}

    /**
     * A context that verifies servers as strictly as origins are.
     *
     * @param caCert PEM text of the only roots to trust; system roots when empty
     * @throws GeneralSecurityException where the roots cannot be used
     * @throws IOException where they are no certificates
     */
    public static SSLContext of(Optional<String> caCert)
            throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        TrustManager[] trust = {new StrictTrustManager(Roots.of(caCert))};
        context.init(null, trust, null);
        return context;
    }
}
