package org.clawpatrol.dsl.diff;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a change of a policy opens nothing, and how certain that is. Immutable.
 *
 * @param classes how many classes of actions open something
 * @param settings how many other changes do
 * @param unproven endpoints of which it is not certain that everything was found, as {@code
 *     type.name}
 */
public record NewAccessGate(long classes, long settings, List<String> unproven) {
    private static final int MOST_NAMED = 10;

    public NewAccessGate {
        unproven = List.copyOf(unproven);
    }

    public static NewAccessGate of(PolicyDifference difference) {
        return new NewAccessGate(
                difference.changes().stream().filter(DecisionChange::opens).count(),
                difference.settings().stream().filter(SettingChange::opens).count(),
                difference.unproven());
    }

    /** Whether nothing was found that opens something. */
    public boolean holds() {
        return classes + settings == 0;
    }

    /** Whether nothing was found, and something may have been missed. */
    public boolean holdsWithinBounds() {
        return holds() && !unproven.isEmpty();
    }

    /** One line. */
    public String words() {
        if (!holds()) {
            return "%s of actions and %s open something"
                    .formatted(
                            DiffText.counted(classes, "class"),
                            DiffText.counted(settings, "other change"));
        }
        return unproven.isEmpty()
                ? "nothing opens (exact)"
                : "holds only within the bounds of the comparison: not proven at %s; `--require-exact` makes that an error"
                        .formatted(places());
    }

    /** The endpoints without proof, the first of them by name. */
    public String places() {
        String named = String.join(", ", unproven.stream().limit(MOST_NAMED).toList());
        int more = unproven.size() - MOST_NAMED;
        return more > 0 ? named + " and " + more + " more" : named;
    }

    /** The same as a tree of JSON values. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("holds", holds());
        tree.put("proven", unproven.isEmpty());
        tree.put("unproven", unproven);
        tree.put("message", words());
        return tree;
    }
}
