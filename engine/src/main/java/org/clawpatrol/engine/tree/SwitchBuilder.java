package org.clawpatrol.engine.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.value.NetworkValue;
import org.jspecify.annotations.Nullable;

/** Sorts the rules that constrain one fact in one way into a switch on it. One thread. */
final class SwitchBuilder {
    private final Axis axis;
    private final Function<Collection<Entry>, Node> below;
    private final Groups<String> texts = new Groups<>();
    private final Groups<String> beginnings = new Groups<>();
    private final Groups<Constraint.Between> ranges = new Groups<>();
    private final Groups<NetworkValue> networks = new Groups<>();
    private final List<Entry> present = new ArrayList<>();
    private final Map<String, Member> members = new LinkedHashMap<>();

    /**
     * @param below builds what stands below one value
     */
    SwitchBuilder(Axis axis, Function<Collection<Entry>, Node> below) {
        this.axis = axis;
        this.below = below;
    }

    /** In how many places below a switch an entry with this constraint stands. */
    static int places(Constraint constraint) {
        return switch (constraint) {
            case Constraint.OneOf(Set<String> all) -> all.size();
            case Constraint.StartsWith(Set<String> all) -> all.size();
            case Constraint.EndsWith(Set<String> all) -> all.size();
            case Constraint.Contains(Set<String> all) -> all.size();
            case Constraint.HasElement(Set<String> all) -> all.size();
            case Constraint.HasElementStarting(Set<String> all) -> all.size();
            case Constraint.HasEntry(String _, Set<String> all) -> all.size();
            case Constraint.InNetworks(Set<NetworkValue> all) -> all.size();
            case Constraint.HasKey _, Constraint.Between _, Constraint.Present _ -> 1;
        };
    }

    Node build(List<Entry> entries) {
        for (Entry entry : entries) {
            Constraint constraint = entry.needs().strongest(axis).orElseThrow();
            sort(entry.spread(places(constraint)), constraint);
        }
        Fact fact = axis.fact();
        return switch (axis.kind()) {
            case PRESENCE -> new PresenceSwitch(fact, below.apply(present));
            case BEGINNING ->
                    TextSwitch.of(
                            fact,
                            TextTable.of(texts.nodes(below)),
                            AffixTable.ofBeginnings(beginnings.nodes(below)));
            case ENDING -> new EndingSwitch(fact, AffixTable.ofEndings(texts.nodes(below)));
            case PART -> new PartSwitch(fact, new PartTable(texts.nodes(below)));
            case ELEMENT -> new ElementSwitch(fact, TextTable.of(texts.nodes(below)));
            case ELEMENT_BEGINNING ->
                    new ElementBeginningSwitch(fact, AffixTable.ofBeginnings(texts.nodes(below)));
            case MEMBER -> new MemberSwitch(fact, memberNodes());
            case NUMBER -> new RangeSwitch(fact, ranges.nodes(below));
            case NETWORK -> new NetworkSwitch(fact, networks.nodes(below));
        };
    }

    private void sort(Entry entry, Constraint constraint) {
        switch (constraint) {
            case Constraint.OneOf(Set<String> all) -> texts.add(all, entry);
            case Constraint.StartsWith(Set<String> all) -> beginnings.add(all, entry);
            case Constraint.EndsWith(Set<String> all) -> texts.add(all, entry);
            case Constraint.Contains(Set<String> all) -> texts.add(all, entry);
            case Constraint.HasElement(Set<String> all) -> texts.add(all, entry);
            case Constraint.HasElementStarting(Set<String> all) -> texts.add(all, entry);
            case Constraint.HasKey(String key) -> member(key).present.add(entry);
            case Constraint.HasEntry(String key, Set<String> all) ->
                    member(key).texts.add(all, entry);
            case Constraint.Between range -> ranges.add(Set.of(range), entry);
            case Constraint.InNetworks(Set<NetworkValue> all) -> networks.add(all, entry);
            case Constraint.Present _ -> present.add(entry);
        }
    }

    private List<EntryNode> memberNodes() {
        return members.entrySet().stream()
                .map(each -> each.getValue().node(each.getKey(), below))
                .toList();
    }

    private Member member(String key) {
        return members.computeIfAbsent(key, _ -> new Member());
    }

    /** What rules ask of one key of a map. */
    private static final class Member {
        private final List<Entry> present = new ArrayList<>();
        private final Groups<String> texts = new Groups<>();

        EntryNode node(String key, Function<Collection<Entry>, Node> below) {
            @Nullable Node alone = present.isEmpty() ? null : below.apply(present);
            return EntryNode.of(key, TextTable.of(texts.nodes(below)), alone);
        }
    }

    /** Entries by what they ask for. */
    private static final class Groups<K> {
        private final Map<K, List<Entry>> entries = new LinkedHashMap<>();

        void add(Set<K> keys, Entry entry) {
            keys.forEach(key -> entries.computeIfAbsent(key, _ -> new ArrayList<>(2)).add(entry));
        }

        Map<K, Node> nodes(Function<Collection<Entry>, Node> below) {
            Map<K, Node> nodes = LinkedHashMap.newLinkedHashMap(entries.size());
            entries.forEach((key, all) -> nodes.put(key, below.apply(all)));
            return nodes;
        }
    }
}
