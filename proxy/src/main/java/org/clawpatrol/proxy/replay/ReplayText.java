package org.clawpatrol.proxy.replay;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.source.VisibleText;
import org.clawpatrol.proxy.journal.RecordReader;

/** A report for people. Stateless. */
public final class ReplayText {
    private static final int LONGEST = 100;

    private ReplayText() {}

    /**
     * @param limit groups to show at the most
     */
    public static String of(ReplayReport report, int limit) {
        StringBuilder text = new StringBuilder(512);
        Map<String, Long> totals = report.totals();
        line(text, "actions", totals, "");
        line(text, "same", totals, "");
        line(text, "changed", totals, opened(totals));
        line(text, "undecided", totals, counts("  facts not recorded: ", report.missing()));
        line(text, "skipped", totals, counts("  ", report.skipped()));
        unread(text, report.unread());
        List<ChangeGroup> groups = report.groups();
        groups.stream().limit(limit).forEach(group -> group(text, group));
        if (groups.size() > limit) {
            text.append("\n%d more kinds of change%n".formatted(groups.size() - limit));
        }
        if (totals.getOrDefault("ungrouped", 0L) > 0) {
            text.append("%d changes are not told apart%n".formatted(totals.get("ungrouped")));
        }
        return text.toString();
    }

    private static String opened(Map<String, Long> totals) {
        long opened = totals.getOrDefault("opened", 0L);
        return opened == 0 ? "" : "  " + opened + " would be allowed that were not";
    }

    private static void line(
            StringBuilder text, String name, Map<String, Long> totals, String more) {
        text.append("%-10s %8d%s%n".formatted(name, totals.get(name), more));
    }

    private static String counts(String before, SortedMap<String, Long> counts) {
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining(", ", before, ""));
    }

    private static void unread(StringBuilder text, RecordReader.Unread unread) {
        if (unread.erased() + unread.unreadable() + unread.unfinished() > 0) {
            text.append(
                    "not read: %d erased, %d unreadable, %d being written%n"
                            .formatted(unread.erased(), unread.unreadable(), unread.unfinished()));
        }
    }

    private static void group(StringBuilder text, ChangeGroup group) {
        Answer was = group.change().was();
        Answer would = group.change().would();
        String place =
                was.endpoint().equals(would.endpoint())
                        ? named(was.endpoint())
                        : named(was.endpoint()) + " -> " + named(would.endpoint());
        String opens = group.change().opens() ? "  NEW ACCESS" : "";
        text.append("%n%d at %s%s%n".formatted(group.count(), place, opens));
        text.append("  was    %s%n".formatted(words(was)));
        text.append("  would  %s%n".formatted(words(would)));
        text.append("  from   %s to %s%n".formatted(group.first(), group.last()));
        text.append(
                "  such as %s (%s)%n"
                        .formatted(shown(group.exampleLine()), shown(group.exampleId())));
    }

    private static String named(String endpoint) {
        return endpoint.isEmpty() ? "no endpoint" : shown(endpoint);
    }

    private static String words(Answer answer) {
        String asked =
                answer.approvers().isEmpty()
                        ? ""
                        : ", asks " + String.join(", ", answer.approvers());
        String with =
                answer.credential().isEmpty() || answer.verdict() == Answer.Verdict.DENY
                        ? ""
                        : ", with " + shown(answer.credential());
        return "%-7s  %s%s%s".formatted(answer.verdict().word(), shown(answer.rule()), with, asked);
    }

    private static String shown(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return VisibleText.of(cut);
    }
}
