package org.clawpatrol.proxy.state;

import java.time.Instant;
import java.util.Optional;

/** Named material of the gateway itself, such as its sealed CA key. */
public interface BlobTable {

    Optional<byte[]> find(String kind, String name);

    void put(String kind, String name, byte[] value, Instant now);

    /** Stores unless present; returns what is stored afterwards. */
    byte[] putIfAbsent(String kind, String name, byte[] value, Instant now);
}
