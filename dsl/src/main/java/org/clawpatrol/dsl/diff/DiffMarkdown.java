package org.clawpatrol.dsl.diff;

import org.clawpatrol.dsl.explain.TextStyle;

/** A comparison as a comment of a pull request. One thread, one use. */
public final class DiffMarkdown {
    private static final int LONGEST = 200;

    private final StringBuilder out = new StringBuilder();
    private final PolicyDifference difference;
    private final int most;

    private DiffMarkdown(PolicyDifference difference, int most) {
        this.difference = difference;
        this.most = most;
    }

    /**
     * @param most how many classes of actions are shown
     * @param notice a paragraph in bold below the summary; empty for none
     */
    public static String of(PolicyDifference difference, int most, String notice) {
        DiffMarkdown markdown = new DiffMarkdown(difference, most);
        markdown.line("### Policy changes");
        markdown.line("");
        markdown.line((difference.opens() ? "**New access.** " : "") + markdown.summary());
        if (!notice.isEmpty()) {
            markdown.line("");
            markdown.line("**" + notice + "**");
        }
        markdown.changes();
        markdown.settings();
        markdown.coverage();
        return markdown.out.toString();
    }

    private String summary() {
        return DiffText.summary(difference) + ".";
    }

    private void changes() {
        ChangeKind shown = null;
        boolean opens = false;
        for (DecisionChange change : difference.changes().stream().limit(most).toList()) {
            if (change.kind() != shown || change.opens() != opens) {
                shown = change.kind();
                opens = change.opens();
                line("");
                line("#### " + shown.title() + (opens ? " (new access)" : ""));
                line("");
            }
            change(change);
        }
        int more = difference.changes().size() - most;
        if (more > 0) {
            line("");
            line(DiffText.counted(more, "class") + " more.");
        }
    }

    private void change(DecisionChange change) {
        line("- " + code(change.endpoint()) + ": " + code(change.where()));
        line("  - before: " + code(DiffText.decided(change.before())));
        line("  - after: " + code(DiffText.decided(change.after())));
        line("  - such as " + code(change.witness().text()));
        if (!change.witness().note().isEmpty()) {
            line("    (" + change.witness().note() + ")");
        }
        if (!change.from().isEmpty()) {
            line("  - only from " + code(String.join("; ", change.from())));
        }
    }

    private void settings() {
        if (difference.settings().isEmpty()) {
            return;
        }
        line("");
        line("#### Besides the rules");
        line("");
        for (SettingChange change : difference.settings()) {
            line(
                    "- "
                            + code(DiffText.setting(change))
                            + (change.opens() ? " (new access)" : "")
                            + (change.note().isEmpty() ? "" : ": " + change.note()));
        }
    }

    private void coverage() {
        if (difference.isExact()) {
            return;
        }
        line("");
        line("#### Not proven to be all");
        line("");
        for (Coverage each : difference.coverage()) {
            each.reasons().forEach(reason -> line("- " + code(each.endpoint() + ": " + reason)));
        }
    }

    /** Text that stays text: nothing in it means anything to Markdown or HTML. */
    private static String code(String text) {
        String visible = TextStyle.line(text, LONGEST);
        int longest = 0;
        int run = 0;
        for (int i = 0; i < visible.length(); i++) {
            run = visible.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        String space = longest > 0 || visible.isEmpty() ? " " : "";
        return fence + space + visible + space + fence;
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
