package org.clawpatrol.dsl.diff;

import java.util.List;

/**
 * What two configurations do differently. Immutable.
 *
 * @param changes classes of actions, the most important first
 * @param settings what else changed
 * @param coverage of each endpoint that is on both sides
 */
public record PolicyDifference(
        List<DecisionChange> changes, List<SettingChange> settings, List<Coverage> coverage) {
    public PolicyDifference {
        changes = List.copyOf(changes);
        settings = List.copyOf(settings);
        coverage = List.copyOf(coverage);
    }

    public boolean isEmpty() {
        return changes.isEmpty() && settings.isEmpty();
    }

    /** Whether something is possible that was not, or easier than it was. */
    public boolean opens() {
        return changes.stream().anyMatch(DecisionChange::opens)
                || settings.stream().anyMatch(SettingChange::opens);
    }

    /** Whether there is certainly nothing besides what is told. */
    public boolean isExact() {
        return unproven().isEmpty();
    }

    /** The endpoints of which that is not certain, as {@code type.name}. */
    public List<String> unproven() {
        return coverage.stream()
                .filter(each -> !each.exact())
                .map(Coverage::endpoint)
                .distinct()
                .toList();
    }
}
