package org.clawpatrol.proxy.protocol.http;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import org.clawpatrol.proxy.flow.Permit;
import org.clawpatrol.proxy.flow.SplicePermit;
import org.clawpatrol.proxy.net.OriginTarget;
import org.clawpatrol.proxy.net.UpstreamDialer;

/** Dials nobody. Stateless. */
final class NoDialer implements UpstreamDialer {
    @Override
    public Future<Channel> dialTls(EventLoop loop, Permit permit, OriginTarget target) {
        return loop.newFailedFuture(new IllegalStateException("nothing is dialled here"));
    }

    @Override
    public Future<Channel> dialSplice(EventLoop loop, SplicePermit permit) {
        return loop.newFailedFuture(new IllegalStateException("nothing is dialled here"));
    }
}
