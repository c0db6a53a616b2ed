package org.clawpatrol.proxy.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.proxy.state.DeviceTable;

/** Devices in maps, every call one step. Safe to share. */
public final class InMemoryDeviceTable implements DeviceTable {
    private final Map<String, Row> byId = new LinkedHashMap<>();
    private final Map<String, String> idByTokenHash = new LinkedHashMap<>();
    private final List<String> seen = new ArrayList<>();
    private int lookups;

    /** Everything stored, for tests that look for what must not be there. */
    public synchronized String dump() {
        return byId + " " + idByTokenHash;
    }

    public synchronized int lookups() {
        return lookups;
    }

    public synchronized List<String> seenCalls() {
        return List.copyOf(seen);
    }

    @Override
    public synchronized void insert(Row device, String tokenHash) {
        byId.put(device.id(), device);
        idByTokenHash.put(tokenHash, device.id());
    }

    @Override
    public synchronized Optional<Row> byTokenHash(String tokenHash) {
        lookups++;
        return Optional.ofNullable(idByTokenHash.get(tokenHash)).map(byId::get);
    }

    @Override
    public synchronized Optional<Row> byId(String id) {
        lookups++;
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public synchronized List<Row> all() {
        return List.copyOf(byId.values());
    }

    @Override
    public synchronized void seen(String id, Instant now) {
        seen.add(id);
        byId.computeIfPresent(
                id, (key, row) -> new Row(id, row.name(), row.profile(), row.createdAt(), now));
    }

    @Override
    public synchronized boolean setProfile(String id, String profile) {
        return byId.computeIfPresent(
                        id,
                        (key, row) ->
                                new Row(id, row.name(), profile, row.createdAt(), row.lastSeenAt()))
                != null;
    }

    @Override
    public synchronized boolean delete(String id) {
        idByTokenHash.values().removeIf(id::equals);
        return byId.remove(id) != null;
    }
}
