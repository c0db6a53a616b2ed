package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import org.clawpatrol.proxy.flow.Permit;
import org.clawpatrol.proxy.flow.SplicePermit;

/**
 * Opens connections to origins: resolves, guards the resolved address, connects, and verifies the
 * certificate. Every future completes on the given loop; failures are {@link UpstreamException}.
 */
public interface UpstreamDialer {

    /**
     * Opens a TLS connection for a permitted action. The certificate is verified for the target's
     * host whatever address is dialled. The channel comes without application handlers and with
     * auto-read off; {@link NegotiatedProtocol} tells what the origin chose to speak.
     */
    Future<Channel> dialTls(EventLoop loop, Permit permit, OriginTarget target);

    /** Opens a plain TCP connection to a host that no endpoint claims. */
    Future<Channel> dialSplice(EventLoop loop, SplicePermit permit);
}
