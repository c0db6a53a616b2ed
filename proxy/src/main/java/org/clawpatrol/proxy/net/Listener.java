package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import org.clawpatrol.dsl.config.HostPort;

/** One address agents connect to and what happens to a connection there. Safe to share. */
public sealed interface Listener permits ProxyListener, TlsListener {

    /** The configuration attribute that names the address. */
    String attribute();

    HostPort address();

    /** Takes a fresh connection, on its event loop. */
    void accept(Channel agent);
}
