package org.clawpatrol.proxy.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.clawpatrol.proxy.replay.Answer.Verdict;

/**
 * Rules for the traffic of one endpoint: those that ask somebody, those that allow, and one that
 * denies the rest. Immutable.
 *
 * @param endpoint {@code type.name}
 * @param conflicts what was answered in several ways, and so is in no rule
 */
record EndpointProposal(String endpoint, List<Conflict> conflicts, List<ProposedRule> rules) {
    EndpointProposal {
        conflicts = List.copyOf(conflicts);
        rules = List.copyOf(rules);
    }

    /**
     * @param verdict one of those it had
     */
    record Conflict(Seen seen, Verdict verdict) {}

    /** Shapes of the same methods below the same first segment. */
    private record Group(SortedSet<String> methods, String first) {}

    static EndpointProposal of(String endpoint, EndpointTraffic traffic) {
        String name = "learned-" + endpoint.substring(endpoint.indexOf('.') + 1) + "-";
        List<Conflict> conflicts = new ArrayList<>();
        List<ProposedRule> rules = new ArrayList<>();
        for (Verdict verdict : List.of(Verdict.APPROVE, Verdict.ALLOW)) {
            Map<Seen, Long> counts = traffic.of(verdict);
            Set<Seen> forbidden = traffic.otherThan(verdict);
            List<Seen> clear = new ArrayList<>();
            for (Seen seen : counts.keySet()) {
                if (forbidden.contains(seen)) {
                    conflicts.add(new Conflict(seen, verdict));
                } else {
                    clear.add(seen);
                }
            }
            grouped(Shapes.of(clear, forbidden), counts)
                    .forEach(
                            (group, paths) ->
                                    rules.add(
                                            new ProposedRule(
                                                    name + (rules.size() + 1),
                                                    verdict,
                                                    group.methods(),
                                                    paths)));
        }
        rules.add(ProposedRule.rest(name + "rest"));
        return new EndpointProposal(endpoint, conflicts, rules);
    }

    private static Map<Group, List<ProposedPath>> grouped(
            Map<PathShape, Set<Seen>> shapes, Map<Seen, Long> counts) {
        Map<Group, List<ProposedPath>> groups = new LinkedHashMap<>();
        shapes.forEach(
                (shape, seen) -> {
                    SortedSet<String> methods = new TreeSet<>();
                    seen.forEach(each -> methods.add(each.method()));
                    String first = shape.parts().getFirst().text();
                    long actions =
                            seen.stream().mapToLong(each -> counts.getOrDefault(each, 0L)).sum();
                    groups.computeIfAbsent(new Group(methods, first), _ -> new ArrayList<>())
                            .add(new ProposedPath(shape, actions, seen.iterator().next()));
                });
        return groups;
    }
}
