package org.clawpatrol.proxy.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Registered devices and the hashes of their tokens. */
public interface DeviceTable {

    record Row(String id, String name, String profile, Instant createdAt, Instant lastSeenAt) {}

    void insert(Row device, String tokenHash);

    Optional<Row> byTokenHash(String tokenHash);

    Optional<Row> byId(String id);

    List<Row> all();

    void seen(String id, Instant now);

    boolean setProfile(String id, String profile);

    /** Removes the device and its tokens. */
    boolean delete(String id);
}
