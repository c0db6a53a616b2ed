package org.clawpatrol.proxy.tls;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import java.util.List;

/** Who implements TLS, and the versions spoken on either leg. */
final class TlsProvider {
    static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");

    private TlsProvider() {}

    /** BoringSSL where its native code loads, else the JDK's implementation. */
    static SslProvider best() {
        return OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK;
    }
}
