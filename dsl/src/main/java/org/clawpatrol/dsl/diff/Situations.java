package org.clawpatrol.dsl.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;
import org.clawpatrol.dsl.diff.Situation.Dispatch;

/** The situations in which actions can reach an endpoint. Stateless. */
final class Situations {
    private Situations() {}

    /** Profiles that nothing can tell apart are one situation. */
    static List<Situation> of(Side before, Side after) {
        boolean told = reads(before, "agent.profile") || reads(after, "agent.profile");
        Map<List<Object>, List<String>> profiles = new LinkedHashMap<>();
        Map<List<Object>, Situation> found = new LinkedHashMap<>();
        for (String profile : profiles(before, after)) {
            for (Situation each : of(before.grants(profile), after.grants(profile))) {
                List<Object> key = List.of(each, told ? profile : "");
                profiles.computeIfAbsent(key, _ -> new ArrayList<>()).add(profile);
                found.put(key, each);
            }
        }
        if (found.isEmpty()) {
            return unreached(before, after);
        }
        List<Situation> all = new ArrayList<>();
        found.forEach(
                (key, each) ->
                        all.add(
                                new Situation(
                                        profiles.getOrDefault(key, List.of()),
                                        each.before(),
                                        each.after())));
        return all;
    }

    private static boolean reads(Side side, String path) {
        return side.policy().reads().stream().anyMatch(fact -> fact.path().equals(path));
    }

    /** Those that reach the endpoint before and after. */
    private static Set<String> profiles(Side before, Side after) {
        Set<String> names = new LinkedHashSet<>(before.configuration().profiles().keySet());
        names.retainAll(after.configuration().profiles().keySet());
        names.removeIf(name -> before.grants(name).isEmpty() || after.grants(name).isEmpty());
        return names;
    }

    private static Set<Situation> of(List<Grant> before, List<Grant> after) {
        Set<Situation> all = new LinkedHashSet<>();
        for (Optional<String> chosen : options(before)) {
            for (Optional<String> then : next(chosen, before, after)) {
                all.add(
                        new Situation(
                                List.of(),
                                new Dispatch(chosen, before),
                                new Dispatch(then, after)));
            }
        }
        return all;
    }

    private static List<Optional<String>> options(List<Grant> grants) {
        Stream<Optional<String>> named =
                grants.stream().map(grant -> Optional.of(grant.credential())).distinct();
        return grants.size() == 1
                ? named.toList()
                : Stream.concat(named, Stream.of(Optional.<String>empty())).toList();
    }

    /** What the same action can be dispatched to afterwards. */
    private static List<Optional<String>> next(
            Optional<String> chosen, List<Grant> before, List<Grant> after) {
        if (Set.copyOf(before).equals(Set.copyOf(after))) {
            return List.of(chosen);
        }
        boolean same =
                chosen.isPresent()
                        && before.size() > 1
                        && after.size() > 1
                        && before.stream()
                                .filter(grant -> grant.credential().equals(chosen.get()))
                                .allMatch(after::contains)
                        && after.containsAll(before);
        return same ? List.of(chosen) : options(after);
    }

    /** What no profile reaches is compared as for whoever will. */
    private static List<Situation> unreached(Side before, Side after) {
        Set<Optional<String>> names = new LinkedHashSet<>();
        names.add(Optional.empty());
        Stream.of(before, after)
                .flatMap(side -> side.configuration().credentials().values().stream())
                .filter(each -> each.endpoints().contains(before.endpoint().name()))
                .map(CredentialConfig::name)
                .forEach(name -> names.add(Optional.of(name)));
        return names.stream().map(Situations::alone).toList();
    }

    private static Situation alone(Optional<String> credential) {
        List<Grant> grants = credential.stream().map(name -> new Grant(name, Map.of())).toList();
        Dispatch dispatch = new Dispatch(credential, grants);
        return new Situation(List.of(), dispatch, dispatch);
    }
}
