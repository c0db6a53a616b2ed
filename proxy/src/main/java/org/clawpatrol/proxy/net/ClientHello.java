package org.clawpatrol.proxy.net;

import java.util.List;
import java.util.Optional;

/**
 * What the first message of a TLS client says about where it wants to go.
 *
 * @param serverName SNI host name, as sent
 * @param alpn protocols offered, in order; empty when the extension is absent
 * @param encrypted whether an encrypted ClientHello (or grease for one) comes with it
 */
record ClientHello(Optional<String> serverName, List<String> alpn, boolean encrypted) {
    ClientHello {
        alpn = List.copyOf(alpn);
    }
}
