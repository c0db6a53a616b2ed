package org.clawpatrol.dsl.diff;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clawpatrol.dsl.diff.DecisionChange.Decider;
import org.clawpatrol.dsl.explain.TextStyle;

/** A comparison as people read it on a terminal. One thread, one use. */
public final class DiffText {
    private static final int LONGEST = 160;

    private final StringBuilder out = new StringBuilder();
    private final PolicyDifference difference;
    private final int most;

    private DiffText(PolicyDifference difference, int most) {
        this.difference = difference;
        this.most = most;
    }

    /**
     * @param most how many classes of actions are shown
     */
    public static String of(PolicyDifference difference, int most) {
        DiffText text = new DiffText(difference, most);
        text.changes();
        text.settings();
        text.coverage();
        text.line(summary(difference));
        return text.out.toString();
    }

    private void changes() {
        ChangeKind shown = null;
        boolean opens = false;
        for (DecisionChange change : difference.changes().stream().limit(most).toList()) {
            if (change.kind() != shown || change.opens() != opens) {
                shown = change.kind();
                opens = change.opens();
                line(shown.title() + (opens ? " (new access)" : ""));
                line("");
            }
            change(change);
        }
        int more = difference.changes().size() - most;
        if (more > 0) {
            line("... " + counted(more, "class") + " more; `--json` lists all");
            line("");
        }
    }

    private void change(DecisionChange change) {
        line("  " + change.endpoint() + ": " + shown(change.where()));
        decider("before", change.before());
        decider("after ", change.after());
        line("    such as " + shown(change.witness().text()));
        if (!change.witness().note().isEmpty()) {
            line("      " + change.witness().note());
        }
        if (!change.from().isEmpty()) {
            line("    only from " + shown(String.join("; ", change.from())));
        }
        line("");
    }

    private void decider(String side, Decider decider) {
        String place = decider.place().map(at -> "  " + shown(at)).orElse("");
        line(
                "    "
                        + side
                        + "  "
                        + shown(decider.effect().words())
                        + ": "
                        + shown(decider.name())
                        + place);
        decider.why().stream().skip(1).forEach(why -> line("            " + shown(why.strip())));
    }

    private void settings() {
        if (difference.settings().isEmpty()) {
            return;
        }
        line("Besides the rules");
        line("");
        for (SettingChange change : difference.settings()) {
            line("  " + shown(setting(change)) + (change.opens() ? "  (new access)" : ""));
            if (!change.note().isEmpty()) {
                line("    " + change.note());
            }
        }
        line("");
    }

    static String setting(SettingChange change) {
        return switch (change.kind()) {
            case "endpoint_added" -> "endpoint " + change.subject() + " added: " + change.after();
            case "endpoint_removed" ->
                    "endpoint " + change.subject() + " removed: " + change.before();
            case "profile_added" -> "profile " + change.subject() + " added";
            case "profile_removed" -> "profile " + change.subject() + " removed";
            case "credential_changed" ->
                    "credential %s changed (%s, then %s)"
                            .formatted(change.subject(), change.before(), change.after());
            default -> change.subject() + ": " + change.before() + " -> " + change.after();
        };
    }

    private void coverage() {
        List<Coverage> bounded =
                difference.coverage().stream().filter(each -> !each.exact()).toList();
        if (bounded.isEmpty()) {
            return;
        }
        line("Not proven to be all");
        line("");
        for (Coverage each : bounded) {
            line(
                    "  %s: %s put to both sides"
                            .formatted(each.endpoint(), counted(each.tried(), "action")));
            each.reasons().forEach(reason -> line("    " + shown(reason)));
        }
        line("");
    }

    /** The last line: what was found, and how certain it is that there is nothing else. */
    public static String summary(PolicyDifference difference) {
        String proof = difference.isExact() ? "exact" : "bounded";
        if (difference.isEmpty()) {
            String idle = changed(difference);
            return difference.isExact()
                    ? "no difference: every action is decided as before (exact)" + idle
                    : "no difference found (bounded: there may be one)" + idle;
        }
        int classes = difference.changes().size();
        long opening = difference.changes().stream().filter(DecisionChange::opens).count();
        long others = difference.settings().size();
        long opened = difference.settings().stream().filter(SettingChange::opens).count();
        return "%s of actions decided otherwise (%s), %d with new access; %s, %d with new access"
                .formatted(
                        counted(classes, "class"),
                        proof,
                        opening,
                        counted(others, "other change"),
                        opened);
    }

    private static String changed(PolicyDifference difference) {
        int changed = difference.coverage().stream().mapToInt(Coverage::changed).sum();
        return changed == 0
                ? ""
                : "; %s changed without effect".formatted(counted(changed, "rule"));
    }

    static String counted(long number, String noun) {
        String plural = noun.endsWith("s") ? noun + "es" : noun + "s";
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : plural);
    }

    private static String shown(String text) {
        return TextStyle.line(text, LONGEST);
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }

    /** Who decides, in a few words. */
    static String decided(Decider decider) {
        Optional<String> place = decider.place().map(at -> " (" + at + ")");
        return decider.effect().words() + ": " + decider.name() + place.orElse("");
    }
}
