package org.clawpatrol.proxy.net;

import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.clawpatrol.proxy.flow.Peer;

/**
 * Knows the open connections of each device, bounds them and ends them. Holds no more devices than
 * there are connections. Safe to share.
 */
final class PeerConnections {
    /** The sets belong to the map's own lock of their device. */
    private final ConcurrentMap<String, Set<Channel>> open = new ConcurrentHashMap<>();

    /**
     * Counts a connection in until it is closed; call it once for each.
     *
     * @param most connections of one device
     * @return false when the device has as many already
     */
    boolean admit(Channel agent, Peer peer, int most) {
        String device = peer.deviceId();
        AtomicBoolean admitted = new AtomicBoolean();
        open.compute(
                device,
                (id, known) -> {
                    Set<Channel> channels = known == null ? new HashSet<>() : known;
                    admitted.set(channels.size() < most && channels.add(agent));
                    return channels.isEmpty() ? null : channels;
                });
        if (admitted.get()) {
            agent.closeFuture().addListener(closed -> left(device, agent));
        }
        return admitted.get();
    }

    /** Closes all that a device has open. */
    void end(String device) {
        List<Channel> ended = new ArrayList<>();
        open.computeIfPresent(
                device,
                (id, channels) -> {
                    ended.addAll(channels);
                    return channels;
                });
        ended.forEach(Channel::close);
    }

    /** How many devices have connections. */
    int devices() {
        return open.size();
    }

    private void left(String device, Channel agent) {
        open.computeIfPresent(
                device,
                (id, channels) -> {
                    channels.remove(agent);
                    return channels.isEmpty() ? null : channels;
                });
    }
}
