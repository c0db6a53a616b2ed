package org.clawpatrol.proxy.device;

import java.util.Optional;
import org.clawpatrol.proxy.flow.Peer;

/** Tells who a connection belongs to. Safe to share; must not block for long. */
public interface Devices {

    /**
     * The peer a device token proves, or empty for a token that is unknown or revoked.
     *
     * @param address remote address without port
     */
    Optional<Peer> authenticate(String token, String address);
}
