package org.clawpatrol.proxy.approval;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers how questions ended, oldest first out. Not thread safe; its pool guards it. */
final class EndedApprovals {
    private final int capacity;
    private final Duration memory;
    private final Map<String, Ended> byId = new LinkedHashMap<>();

    private record Ended(ApprovalState state, String reason, Instant at) {}

    EndedApprovals(int capacity, Duration memory) {
        this.capacity = capacity;
        this.memory = memory;
    }

    void add(String id, ApprovalState state, String reason, Instant now) {
        forget(now);
        byId.put(id, new Ended(state, reason, now));
        if (byId.size() > capacity) {
            byId.remove(byId.keySet().iterator().next());
        }
    }

    Optional<DecisionResult> find(String id, Instant now) {
        forget(now);
        return Optional.ofNullable(byId.get(id))
                .map(ended -> new DecisionResult(false, ended.state(), ended.reason()));
    }

    private void forget(Instant now) {
        Instant horizon = now.minus(memory);
        var oldest = byId.values().iterator();
        while (oldest.hasNext() && oldest.next().at().isBefore(horizon)) {
            oldest.remove();
        }
    }
}
