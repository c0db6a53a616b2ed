package org.clawpatrol.proxy.cli;

import java.util.ArrayList;
import java.util.List;

/** A summary of a configuration as indented lines, at most a few for each block. Immutable. */
final class SummaryText {
    private static final int RULES_SHOWN = 20;
    private static final int ENDPOINTS_SHOWN = 100;

    private final List<ConfigurationSummary.Endpoint> endpoints;
    private final List<ConfigurationSummary.Profile> profiles;

    SummaryText(
            List<ConfigurationSummary.Endpoint> endpoints,
            List<ConfigurationSummary.Profile> profiles) {
        this.endpoints = List.copyOf(endpoints);
        this.profiles = List.copyOf(profiles);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        endpoints.stream().limit(ENDPOINTS_SHOWN).forEach(endpoint -> add(endpoint, lines));
        more(endpoints.size() - ENDPOINTS_SHOWN, "endpoints", "  ", lines);
        profiles.forEach(profile -> add(profile, lines));
        return lines;
    }

    private static void add(ConfigurationSummary.Endpoint endpoint, List<String> lines) {
        String hosts = endpoint.hosts().isEmpty() ? "no host" : String.join(", ", endpoint.hosts());
        lines.add("  endpoint " + endpoint.name() + ": " + hosts);
        endpoint.rules().stream().limit(RULES_SHOWN).forEach(rule -> lines.add(line(rule)));
        more(endpoint.rules().size() - RULES_SHOWN, "rules", "    ", lines);
        lines.add("    otherwise " + endpoint.otherwise());
    }

    private static String line(ConfigurationSummary.RuleLine rule) {
        return "    rule " + rule.name() + " (" + rule.priority() + "): " + rule.outcome();
    }

    private static void add(ConfigurationSummary.Profile profile, List<String> lines) {
        lines.add(
                "  profile "
                        + profile.name()
                        + (profile.reaches().isEmpty() ? ": reaches nothing" : ":"));
        for (ConfigurationSummary.Reach reach : profile.reaches()) {
            lines.add(
                    "    " + reach.endpoint() + " with " + String.join(", ", reach.credentials()));
        }
    }

    private static void more(int count, String what, String indent, List<String> lines) {
        if (count > 0) {
            lines.add(indent + "... and " + count + " more " + what + " (--json lists all)");
        }
    }
}
