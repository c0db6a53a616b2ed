package org.clawpatrol.dsl.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialChoice;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.HostPattern;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;
import org.clawpatrol.engine.policy.NoMatch;
import org.clawpatrol.engine.policy.Outcome;

/** Compares what each profile reaches: hosts, and credentials at endpoints. One use. */
final class ReachComparison {
    private static final int MOST_HOSTS = 6;

    private final Configuration before;
    private final Configuration after;
    private final List<SettingChange> changes = new ArrayList<>();

    ReachComparison(Configuration before, Configuration after) {
        this.before = before;
        this.after = after;
    }

    List<SettingChange> changes() {
        for (String profile : after.profiles().keySet()) {
            if (!before.profiles().containsKey(profile)) {
                changes.add(new SettingChange("profile_added", profile, "", profile, false, ""));
            }
            hosts(profile);
            credentials(profile);
        }
        for (String profile : before.profiles().keySet()) {
            if (!after.profiles().containsKey(profile)) {
                changes.add(new SettingChange("profile_removed", profile, profile, "", false, ""));
            }
        }
        return changes;
    }

    /** From where to where the hosts of one profile moved. */
    private record Move(Optional<String> from, Optional<String> to) {}

    private void hosts(String profile) {
        Map<Move, Set<String>> moves = new LinkedHashMap<>();
        for (HostPattern host : patterns()) {
            String name = host.wildcard() ? "any-host-at-all." + host.name() : host.name();
            int port = host.claim().port();
            Optional<EndpointConfig> then = before.hosts().find(profile, name, port);
            Optional<EndpointConfig> now = after.hosts().find(profile, name, port);
            Move move =
                    new Move(
                            then.map(EndpointConfig::typedName),
                            now.map(EndpointConfig::typedName));
            if (!move.from().equals(move.to())) {
                moves.computeIfAbsent(move, _ -> new LinkedHashSet<>()).add(host.toString());
            }
        }
        moves.forEach((move, names) -> add(profile, move, names));
    }

    private Set<HostPattern> patterns() {
        Set<HostPattern> patterns = new LinkedHashSet<>();
        Stream.of(before, after)
                .flatMap(each -> each.endpoints().values().stream())
                .forEach(endpoint -> patterns.addAll(endpoint.hosts()));
        return patterns;
    }

    private void add(String profile, Move move, Set<String> hosts) {
        boolean open = !after.defaults().denyUnknownHosts();
        String listed = String.join(", ", hosts.stream().limit(MOST_HOSTS).toList());
        String more =
                hosts.size() > MOST_HOSTS
                        ? " and %d more".formatted(hosts.size() - MOST_HOSTS)
                        : "";
        boolean opens = move.to().map(this::isUsable).orElse(open);
        changes.add(
                new SettingChange(
                        "reach",
                        "profile " + profile + " to " + listed + more,
                        move.from().orElse(unclaimed(before)),
                        move.to().orElse(unclaimed(after)),
                        opens,
                        move.to().isEmpty() && open
                                ? "no endpoint claims it: it passes unread and undecided"
                                : ""));
    }

    private static String unclaimed(Configuration configuration) {
        return configuration.defaults().denyUnknownHosts()
                ? "no endpoint, refused"
                : "no endpoint, passed through";
    }

    /** Whether anything but a refusal can come of an action there. */
    private boolean isUsable(String typedName) {
        String name = typedName.substring(typedName.indexOf('.') + 1);
        return after.policy()
                .endpoint(name)
                .map(
                        policy ->
                                policy.noMatch() == NoMatch.ALLOW
                                        || policy.rules().stream()
                                                .anyMatch(
                                                        rule ->
                                                                !(rule.outcome()
                                                                        instanceof Outcome.Deny)))
                .orElse(after.defaults().noMatch() == NoMatch.ALLOW);
    }

    /** At endpoints that the profile reaches on both sides. */
    private void credentials(String profile) {
        for (String endpoint : after.endpoints().keySet()) {
            List<Grant> then = CredentialChoice.grantsAt(before, profile, endpoint);
            List<Grant> now = CredentialChoice.grantsAt(after, profile, endpoint);
            if (then.isEmpty() || now.isEmpty() || Set.copyOf(then).equals(Set.copyOf(now))) {
                continue;
            }
            boolean more = !names(then).containsAll(names(now));
            boolean same = names(then).equals(names(now));
            changes.add(
                    new SettingChange(
                            "credentials",
                            "profile " + profile + " at " + endpoint,
                            String.join(", ", names(then)),
                            String.join(", ", names(now)),
                            more,
                            same ? "they are told apart otherwise" : ""));
        }
    }

    private static Set<String> names(List<Grant> grants) {
        Set<String> names = new LinkedHashSet<>();
        grants.forEach(grant -> names.add(grant.credential()));
        return names;
    }
}
