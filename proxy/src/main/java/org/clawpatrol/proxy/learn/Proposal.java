package org.clawpatrol.proxy.learn;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rules for recorded traffic, and what they were learned from. Immutable.
 *
 * @param approver who is asked where somebody was, such as {@code builtin.dashboard}
 * @param learned from how many actions
 * @param left of how many nothing was learned, and why
 */
public record Proposal(
        String approver,
        long learned,
        SortedMap<LeftOut, Long> left,
        List<EndpointProposal> endpoints) {
    public Proposal {
        left = new TreeMap<>(left);
        endpoints = List.copyOf(endpoints);
    }

    /** From how many actions nothing was learned. */
    long leftOut() {
        return left.values().stream().mapToLong(each -> each).sum();
    }

    static List<EndpointProposal> endpoints(Map<String, EndpointTraffic> traffic) {
        return traffic.entrySet().stream()
                .map(each -> EndpointProposal.of(each.getKey(), each.getValue()))
                .toList();
    }
}
