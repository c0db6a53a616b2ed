package org.clawpatrol.engine.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.type.Type;
import org.jspecify.annotations.Nullable;

/** Sorts the rules that constrain one fact into a switch on it. One thread. */
final class SwitchBuilder {
    private final Fact fact;
    private final Function<Collection<Entry>, Node> below;
    private final Map<String, List<Entry>> whole = new LinkedHashMap<>();
    private final Map<String, List<Entry>> beginnings = new LinkedHashMap<>();
    private final Map<String, List<Entry>> endings = new LinkedHashMap<>();
    private final Map<String, List<Entry>> elements = new LinkedHashMap<>();
    private final Map<String, Member> members = new LinkedHashMap<>();

    /**
     * @param below builds what stands below one value
     */
    SwitchBuilder(Fact fact, Function<Collection<Entry>, Node> below) {
        this.fact = fact;
        this.below = below;
    }

    Node build(List<Entry> entries) {
        for (Entry entry : entries) {
            sort(entry, entry.needs().strongest(fact).orElseThrow());
        }
        return switch (fact.type()) {
            case Type.ListOf _ -> elements();
            case Type.MapOf _ -> members();
            case Type _ -> texts();
        };
    }

    private void sort(Entry entry, Constraint constraint) {
        switch (constraint) {
            case Constraint.OneOf(Set<String> texts) -> add(whole, texts, entry);
            case Constraint.StartsWith(String prefix) -> add(beginnings, Set.of(prefix), entry);
            case Constraint.EndsWith(String suffix) -> add(endings, Set.of(suffix), entry);
            case Constraint.HasElement(Set<String> texts) -> add(elements, texts, entry);
            case Constraint.HasKey(String key) -> member(key).present.add(entry);
            case Constraint.HasEntry(String key, Set<String> texts) ->
                    add(member(key).elements, texts, entry);
        }
    }

    private Node texts() {
        TextTable same = new TextTable(nodes(whole));
        AffixTable starts = new AffixTable(nodes(beginnings), false);
        AffixTable ends = new AffixTable(nodes(endings), true);
        int least = Math.min(same.least(), Math.min(starts.least(), ends.least()));
        return new TextSwitch(fact, same, starts, ends, least);
    }

    private Node elements() {
        TextTable table = new TextTable(nodes(elements));
        return new ElementSwitch(fact, table, table.least());
    }

    private Node members() {
        Map<String, Node> nodes = new LinkedHashMap<>();
        members.forEach((key, member) -> nodes.put(key, node(member)));
        TextTable table = new TextTable(nodes);
        return new MemberSwitch(fact, table, table.least());
    }

    private Node node(Member member) {
        @Nullable Node present = member.present.isEmpty() ? null : below.apply(member.present);
        if (member.elements.isEmpty() && present != null) {
            return present;
        }
        TextTable table = new TextTable(nodes(member.elements));
        int least = present == null ? table.least() : Math.min(table.least(), present.least());
        return new MemberSwitch.EntrySwitch(table, present, least);
    }

    private Map<String, Node> nodes(Map<String, List<Entry>> groups) {
        Map<String, Node> nodes = LinkedHashMap.newLinkedHashMap(groups.size());
        groups.forEach((text, entries) -> nodes.put(text, below.apply(entries)));
        return nodes;
    }

    private Member member(String key) {
        return members.computeIfAbsent(key, _ -> new Member());
    }

    private static void add(Map<String, List<Entry>> groups, Set<String> texts, Entry entry) {
        texts.forEach(text -> groups.computeIfAbsent(text, _ -> new ArrayList<>()).add(entry));
    }

    /** What rules ask of one key of a map. */
    private static final class Member {
        private final List<Entry> present = new ArrayList<>();
        private final Map<String, List<Entry>> elements = new LinkedHashMap<>();
    }
}
