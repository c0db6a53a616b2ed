package org.clawpatrol.proxy.device;

import java.util.Optional;
import java.util.function.Consumer;
import org.clawpatrol.proxy.flow.Peer;

/** Tells who a connection belongs to. Safe to share; must not block for long. */
public interface Devices {

    /**
     * The peer a device token proves, or empty for a token that is unknown or revoked.
     *
     * @param address remote address without port
     */
    Optional<Peer> authenticate(String token, String address);

    /**
     * The device with that id, whose proof the caller has seen; empty where there is none.
     *
     * @param address remote address without port
     */
    default Optional<Peer> find(String id, String address) {
        return Optional.empty();
    }

    /** Whether what was proven a moment ago still holds: nobody removed or moved the device. */
    default boolean isCurrent(Peer peer) {
        return true;
    }

    /**
     * Asks to be told of devices whose proof ended, with their id, after {@link #isCurrent} says so
     * too. For the lifetime of both.
     */
    default void whenRevoked(Consumer<String> listener) {}
}
