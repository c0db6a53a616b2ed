package org.clawpatrol.proxy.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.clawpatrol.proxy.journal.ActionRecord;
import org.clawpatrol.proxy.journal.RecordReader;

/** What a candidate changes, counted action by action, in bounded memory. One thread. */
public final class ReplayReport {
    /** More kinds of change than this are counted and not told apart. */
    private static final int MOST_GROUPS = 10_000;

    private final Map<List<Object>, ChangeGroup> groups = new LinkedHashMap<>();
    private final SortedMap<String, Long> missing = new TreeMap<>();
    private final SortedMap<String, Long> skipped = new TreeMap<>();
    private long actions;
    private long same;
    private long changed;
    private long ungrouped;
    private long undecided;
    private long opened;
    private long mayOpen;
    private RecordReader.Unread unread = new RecordReader.Unread(0, 0, 0, 0);

    /** Counts one action. */
    public void add(ActionRecord record, Finding finding) {
        actions++;
        switch (finding) {
            case Finding.Decided decided -> decided(record, decided);
            case Finding.Undecided open -> {
                undecided++;
                mayOpen += open.mayOpen() ? 1 : 0;
                open.facts().forEach(fact -> missing.merge(fact, 1L, Long::sum));
            }
            case Finding.Skipped(var reason) -> skipped.merge(reason, 1L, Long::sum);
        }
    }

    private void decided(ActionRecord record, Finding.Decided decided) {
        if (decided.same()) {
            same++;
            return;
        }
        changed++;
        opened += decided.opens() ? 1 : 0;
        List<Object> key = List.of(decided.was(), decided.would());
        if (groups.size() >= MOST_GROUPS && !groups.containsKey(key)) {
            ungrouped++;
            return;
        }
        groups.computeIfAbsent(key, each -> new ChangeGroup(decided, record)).add(record);
    }

    /** Says what was not read. */
    public void ended(RecordReader.Unread left) {
        unread = left;
    }

    /** Those that open something first, then the largest. */
    public List<ChangeGroup> groups() {
        return groups.values().stream()
                .sorted(
                        Comparator.comparing((ChangeGroup group) -> !group.change().opens())
                                .thenComparing(ChangeGroup::count, Comparator.reverseOrder()))
                .toList();
    }

    /** How many undecided actions lacked each fact. */
    public SortedMap<String, Long> missing() {
        return missing;
    }

    /** How many were not compared, by reason. */
    public SortedMap<String, Long> skipped() {
        return skipped;
    }

    public RecordReader.Unread unread() {
        return unread;
    }

    /** The counts by the names that JSON has for them. */
    public Map<String, Long> totals() {
        Map<String, Long> totals = new LinkedHashMap<>();
        totals.put("actions", actions);
        totals.put("same", same);
        totals.put("changed", changed);
        totals.put("opened", opened);
        totals.put("undecided", undecided);
        totals.put("may_open", mayOpen);
        totals.put("skipped", skipped.values().stream().mapToLong(each -> each).sum());
        totals.put("ungrouped", ungrouped);
        return totals;
    }

    public boolean changes() {
        return changed > 0;
    }

    /** What no answer tells anything of, in words: a gate that passes holds without it. */
    public List<String> uncompared() {
        List<String> why = new ArrayList<>();
        if (actions == 0) {
            why.add("no recorded action was read");
        }
        if (unread.unreadable() > 0) {
            why.add("lines of the journal that cannot be read: " + unread.unreadable());
        }
        skipped.forEach((reason, count) -> why.add("actions (" + reason + "): " + count));
        return why;
    }

    /** Why access that was not there before cannot be ruled out; empty when it can. */
    public Optional<String> newAccess() {
        if (opened + mayOpen == 0) {
            return Optional.empty();
        }
        return Optional.of(
                "%d would be allowed that were not, %d more could be (undecided)"
                        .formatted(opened, mayOpen));
    }
}
