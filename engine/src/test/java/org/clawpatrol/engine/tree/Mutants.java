package org.clawpatrol.engine.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.clawpatrol.engine.value.NetworkValue;
import org.clawpatrol.engine.value.StringValue;
import org.jspecify.annotations.Nullable;

/** Every single mistake that one compiled tree can be given. One thread. */
final class Mutants {
    private final List<Mutant> all = new ArrayList<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private Mutants() {}

    static List<Mutant> of(Node root) {
        Mutants mutants = new Mutants();
        mutants.visit(root, _ -> {});
        return mutants.all;
    }

    /**
     * @param replace puts another node where this one is
     */
    private void visit(Node node, Consumer<Node> replace) {
        if (!seen.add(node)) {
            return;
        }
        switch (node) {
            case RuleNode _ -> {}
            case MinNode min ->
                    edges("side of a minimum", Innards.read(min, "parts", Node[].class));
            case CredentialSwitch(TextTable credentials) -> table(credentials);
            case TextSwitch(var _, TextTable whole, AffixTable beginnings, int _) -> {
                table(whole);
                affixes(beginnings);
            }
            case EndingSwitch(var _, AffixTable endings) -> affixes(endings);
            case ElementSwitch(var _, TextTable elements) -> table(elements);
            case ElementBeginningSwitch(var _, AffixTable beginnings) -> affixes(beginnings);
            case PartSwitch(var _, PartTable parts) -> parts(parts);
            case MemberSwitch members -> members(members);
            case NetworkSwitch networks -> networks(networks);
            case RangeSwitch ranges -> ranges(ranges);
            case PresenceSwitch(var fact, Node below) ->
                    edge("presence", below, next -> replace.accept(new PresenceSwitch(fact, next)));
            default -> throw new AssertionError("no mutants are known of " + node.getClass());
        }
    }

    private void edges(String kind, @Nullable Node[] nodes) {
        for (int i = 0; i < nodes.length; i++) {
            Node node = nodes[i];
            int at = i;
            if (node != null) {
                edge(kind, node, next -> nodes[at] = next);
            }
        }
    }

    private void edge(String kind, Node node, Consumer<Node> replace) {
        int least = node.least();
        mutant(kind + ": edge", replace, node, new Mistake.Dropped(node));
        int second = Mistake.second(node.outline(), least);
        mutant(kind + ": bound", replace, node, new Mistake.Late(node, second));
        mutant(kind + ": bound", replace, node, new Mistake.Late(node, DecisionTree.NONE - 1));
        visit(node, replace);
    }

    private <T> void mutant(String kind, Consumer<T> replace, T right, T wrong) {
        all.add(new Mutant(kind, () -> replace.accept(wrong), () -> replace.accept(right)));
    }

    private void field(String kind, Object owner, String field, Object wrong) {
        Object right = Innards.read(owner, field, Object.class);
        mutant(kind, value -> Innards.write(owner, field, value), right, wrong);
    }

    private void table(TextTable table) {
        edges("table entry", Innards.read(table, "nodes", Node[].class));
        if (table.least() != DecisionTree.NONE) {
            int second = second(table.branches(_ -> new Constraint.Present()), table.least());
            field("table: bound", table, "least", second);
            field("table: bound", table, "least", DecisionTree.NONE - 1);
        }
    }

    private static int second(List<Outline.Branch> branches, int least) {
        return Mistake.second(
                new Outline.Earliest(branches.stream().map(Outline.Branch::below).toList()), least);
    }

    private void affixes(AffixTable affixes) {
        AffixLengths lengths = Innards.read(affixes, "lengths", AffixLengths.class);
        for (int i = 0; i < lengths.shorter().length; i++) {
            field("length of affixes", lengths, "shorter", without(lengths.shorter(), i));
        }
        int[][] groups = Innards.read(lengths, "lengths", int[][].class);
        for (int i = 0; i < groups.length; i++) {
            int[] group = groups[i];
            int at = i;
            for (int j = 0; group != null && j < group.length; j++) {
                mutant(
                        "length of affixes",
                        (int[] value) -> groups[at] = value,
                        group,
                        without(group, j));
            }
        }
        table(Innards.read(affixes, "table", TextTable.class));
    }

    private static int[] without(int[] numbers, int at) {
        int[] fewer = Arrays.copyOf(numbers, numbers.length - 1);
        System.arraycopy(numbers, at + 1, fewer, at, fewer.length - at);
        return fewer;
    }

    private void parts(PartTable parts) {
        edges("part of a text", Innards.read(parts, "nodes", Node[].class));
        int second = second(parts.branches(), parts.least());
        field("part of a text: bound", parts, "least", second);
        field("part of a text: bound", parts, "least", DecisionTree.NONE - 1);
        for (String links : List.of("fallback", "shorter")) {
            int[] states = Innards.read(parts, links, int[].class);
            for (int state = 0; state < states.length; state++) {
                if (states[state] != 0) {
                    number("part of a text: " + links, states, state, 0);
                }
            }
        }
    }

    private void number(String kind, int[] numbers, int at, int wrong) {
        mutant(kind, (Integer value) -> numbers[at] = value, numbers[at], wrong);
    }

    private void number(String kind, long[] numbers, int at, long wrong) {
        mutant(kind, (Long value) -> numbers[at] = value, numbers[at], wrong);
    }

    private void ranges(RangeSwitch ranges) {
        edges("range", Innards.read(ranges, "nodes", Node[].class));
        long[] lowest = Innards.read(ranges, "lowest", long[].class);
        long[] highest = Innards.read(ranges, "highest", long[].class);
        long[] reach = Innards.read(ranges, "reach", long[].class);
        for (int i = 0; i < reach.length; i++) {
            if (lowest[i] != Long.MAX_VALUE) {
                number("range: lower end", lowest, i, lowest[i] + 1);
            }
            if (highest[i] != Long.MIN_VALUE) {
                number("range: upper end", highest, i, highest[i] - 1);
                number("range: reach", reach, i, reach[i] - 1);
            }
        }
    }

    private void networks(NetworkSwitch networks) {
        @SuppressWarnings("unchecked")
        Map<NetworkValue, Node> nodes = Innards.read(networks, "nodes", Map.class);
        new HashMap<>(nodes)
                .forEach((key, node) -> edge("network", node, next -> nodes.put(key, next)));
        int[] prefixes = Innards.read(networks, "prefixes", int[].class);
        for (int i = 0; i < prefixes.length; i++) {
            field("network: prefix", networks, "prefixes", without(prefixes, i));
        }
    }

    private void members(MemberSwitch members) {
        EntryNode[] entries = Innards.read(members, "entries", EntryNode[].class);
        @SuppressWarnings("unchecked")
        Map<StringValue, EntryNode> byKey = Innards.read(members, "byKey", Map.class);
        for (int i = 0; i < entries.length; i++) {
            EntryNode right = entries[i];
            int at = i;
            Consumer<EntryNode> replace =
                    next -> {
                        entries[at] = next;
                        byKey.put(next.key(), next);
                    };
            entry(right, replace);
        }
    }

    private void entry(EntryNode entry, Consumer<EntryNode> replace) {
        Node present = entry.present();
        StringValue key = entry.key();
        TextTable elements = entry.elements();
        TextTable none = TextTable.of(Map.of());
        mutant("key of a map: edge", replace, entry, new EntryNode(key, none, null, entry.least()));
        int second = second(entry.branches(), entry.least());
        mutant(
                "key of a map: bound",
                replace,
                entry,
                new EntryNode(key, elements, present, second));
        table(elements);
        if (present != null) {
            edge(
                    "key of a map",
                    present,
                    next -> replace.accept(new EntryNode(key, elements, next, entry.least())));
        }
    }
}
