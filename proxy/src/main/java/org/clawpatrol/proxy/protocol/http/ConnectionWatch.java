package org.clawpatrol.proxy.protocol.http;

import io.netty.channel.Channel;
import org.clawpatrol.proxy.telemetry.ConnectionMode;
import org.clawpatrol.proxy.telemetry.Level;
import org.clawpatrol.proxy.telemetry.Watch;

/** Counts connections for as long as they are open. Stateless. */
final class ConnectionWatch {
    private ConnectionWatch() {}

    static void connection(Watch watch, Channel channel) {
        count(watch.metrics().connections().open(ConnectionMode.HTTPS_MITM), channel);
    }

    /** Counts a channel as open until it is closed. */
    static void count(Level open, Channel channel) {
        open.up();
        channel.closeFuture().addListener(closed -> open.down());
    }
}
