package org.clawpatrol.dsl.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clawpatrol.dsl.config.Defaults;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.policy.NoMatch;

/** Warns about policies that are valid but hardly what was meant. One thread. */
final class Advice {
    private final Declarations declarations;
    private final Defaults defaults;
    private final Diagnostics diagnostics;

    Advice(Declarations declarations, Defaults defaults, Diagnostics diagnostics) {
        this.declarations = declarations;
        this.defaults = defaults;
        this.diagnostics = diagnostics;
    }

    void give() {
        deadEndpoints();
        unboundCredentials();
        Map<String, Set<String>> bindings = bindings();
        declarations.rules.forEach(draft -> credentialElsewhere(draft, bindings));
        Map<String, List<RuleDraft>> byEndpoint = rulesByEndpoint();
        declarations.endpoints.keySet().forEach(name -> endings(name, byEndpoint));
        shadowed(byEndpoint);
    }

    private void deadEndpoints() {
        Set<String> reached = new HashSet<>();
        declarations
                .profiles
                .values()
                .forEach(
                        profile ->
                                declarations
                                        .reachable(profile)
                                        .forEach(endpoint -> reached.add(endpoint.name())));
        declarations.endpointHeaders.forEach(
                (name, header) -> {
                    if (!reached.contains(name)) {
                        warn(
                                "W-UNREACHABLE",
                                header,
                                "no profile reaches endpoint `" + name + "`",
                                "grant a credential that is bound to it");
                    }
                });
    }

    private void unboundCredentials() {
        declarations.credentials.forEach(
                (name, credential) -> {
                    Span header = declarations.credentialHeaders.get(name);
                    boolean used = declarations.usedCredentials.contains(name);
                    if (credential.endpoints().isEmpty() && header != null && !used) {
                        warn(
                                "W-UNBOUND",
                                header,
                                "credential `" + name + "` is bound to no endpoint",
                                "set `endpoint`, or name it in a tunnel or an approver");
                    }
                });
    }

    private Map<String, Set<String>> bindings() {
        Map<String, Set<String>> bindings = new HashMap<>();
        declarations.credentials.forEach(
                (name, credential) -> bindings.put(name, Set.copyOf(credential.endpoints())));
        return bindings;
    }

    private void credentialElsewhere(RuleDraft draft, Map<String, Set<String>> bindings) {
        String credential = draft.rule().credential().orElse("");
        Set<String> bound = bindings.get(credential);
        if (bound == null) {
            return;
        }
        for (String endpoint : draft.endpoints()) {
            if (!bound.contains(endpoint)) {
                warn(
                        "W-RULE-CREDENTIAL",
                        draft.header(),
                        "rule `%s` never applies at endpoint `%s`: credential `%s` is not bound to it"
                                .formatted(draft.rule().name(), endpoint, credential),
                        "bind the credential to the endpoint, or remove `credential`");
            }
        }
    }

    /** Enabled rules in deciding order. */
    private Map<String, List<RuleDraft>> rulesByEndpoint() {
        Map<String, List<RuleDraft>> byEndpoint = new HashMap<>();
        declarations.rules.stream()
                .filter(RuleDraft::enabled)
                .sorted(
                        Comparator.comparingInt((RuleDraft draft) -> draft.rule().priority())
                                .reversed())
                .forEach(
                        draft ->
                                draft.endpoints()
                                        .forEach(
                                                name ->
                                                        byEndpoint
                                                                .computeIfAbsent(
                                                                        name,
                                                                        n -> new ArrayList<>())
                                                                .add(draft)));
        return byEndpoint;
    }

    private void endings(String endpoint, Map<String, List<RuleDraft>> byEndpoint) {
        List<RuleDraft> rules = byEndpoint.getOrDefault(endpoint, List.of());
        Span header = declarations.endpointHeaders.get(endpoint);
        if (defaults.noMatch() == NoMatch.DENY
                || header == null
                || rules.stream().anyMatch(RuleDraft::catchAll)) {
            return;
        }
        warn(
                "W-NO-CATCH-ALL",
                header,
                "endpoint `" + endpoint + "` allows whatever no rule matches",
                "set `defaults { no_match = \"deny\" }`, or end with a rule without condition");
    }

    private void shadowed(Map<String, List<RuleDraft>> byEndpoint) {
        byEndpoint.forEach(
                (endpoint, rules) -> {
                    int end = 0;
                    while (end < rules.size() && !rules.get(end).catchAll()) {
                        end++;
                    }
                    for (int i = end + 1; i < rules.size(); i++) {
                        shadowed(endpoint, rules.get(end), rules.get(i));
                    }
                });
    }

    private void shadowed(String endpoint, RuleDraft by, RuleDraft hidden) {
        diagnostics.add(
                Diagnostic.warning(
                                "W-SHADOWED",
                                hidden.header(),
                                "rule `%s` is never reached at endpoint `%s`"
                                        .formatted(hidden.rule().name(), endpoint))
                        .note("this rule has no condition and decides first", by.header()));
    }

    private void warn(String id, Span where, String message, String help) {
        diagnostics.add(Diagnostic.warning(id, where, message).help(help));
    }
}
