package org.clawpatrol.proxy.learn;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.clawpatrol.proxy.replay.Answer.Verdict;

/** What was recorded at one endpoint, each method and path once. One thread. */
final class EndpointTraffic {
    private final Map<Verdict, Map<Seen, Long>> seen = new TreeMap<>();

    void add(Verdict verdict, Seen what) {
        seen.computeIfAbsent(verdict, any -> new LinkedHashMap<>()).merge(what, 1L, Long::sum);
    }

    Map<Seen, Long> of(Verdict verdict) {
        return seen.getOrDefault(verdict, Map.of());
    }

    /** What was answered in another way, too, and so must not be allowed by method and path. */
    Set<Seen> otherThan(Verdict verdict) {
        Set<Seen> other = new HashSet<>();
        seen.forEach(
                (each, those) -> {
                    if (each != verdict) {
                        other.addAll(those.keySet());
                    }
                });
        return other;
    }
}
