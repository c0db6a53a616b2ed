package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.clawpatrol.proxy.flow.Peer;

/**
 * Counts the open connections of each device and bounds them. Holds no more devices than there are
 * connections. Safe to share.
 */
final class PeerConnections {
    private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();

    /**
     * Counts a connection in until it is closed; call it once for each.
     *
     * @param most connections of one device
     * @return false when the device has as many already
     */
    boolean admit(Channel agent, Peer peer, int most) {
        String device = peer.deviceId();
        if (open.merge(device, 1, Integer::sum) > most) {
            left(device);
            return false;
        }
        agent.closeFuture().addListener(closed -> left(device));
        return true;
    }

    /** How many devices have connections. */
    int devices() {
        return open.size();
    }

    private void left(String device) {
        open.computeIfPresent(device, (id, count) -> count == 1 ? null : count - 1);
    }
}
