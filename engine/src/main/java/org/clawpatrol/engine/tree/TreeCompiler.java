package org.clawpatrol.engine.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.clawpatrol.engine.fact.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Builds trees. Rules that constrain a fact go below a switch on it, the others beside it: none is
 * copied for the sake of another, so a tree is as large as its rules' texts. Stateless.
 */
final class TreeCompiler {
    /** Rules that are cheaper to evaluate than to tell apart. */
    private static final int SMALL = 2;

    private final Predicate<Fact> known;

    /**
     * @param known facts whose value is not certain to be lost
     */
    TreeCompiler(Predicate<Fact> known) {
        this.known = known;
    }

    /** The ways in which rules can hold; a rule that never does has none. */
    static List<Entry> entries(List<RuleNode> rules) {
        List<Entry> entries = new ArrayList<>(rules.size());
        for (RuleNode rule : rules) {
            List<Conjunction> needs =
                    rule.condition() == null
                            ? List.of(Conjunction.ANYTHING)
                            : NecessaryConditions.of(rule.condition());
            needs.forEach(need -> entries.add(new Entry(rule, need, 1)));
        }
        return entries;
    }

    /** Rules for one credential first by that credential, then all by what they ask of facts. */
    Node compile(List<Entry> entries) {
        Map<String, List<Entry>> byCredential = new LinkedHashMap<>();
        List<Entry> rest = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            @Nullable String credential = entry.rule().credential();
            (credential == null
                            ? rest
                            : byCredential.computeIfAbsent(credential, _ -> new ArrayList<>()))
                    .add(entry);
        }
        if (byCredential.isEmpty()) {
            return build(entries, Set.of());
        }
        Map<String, Node> nodes = LinkedHashMap.newLinkedHashMap(byCredential.size());
        byCredential.forEach((name, group) -> nodes.put(name, build(group, Set.of())));
        Node node = new CredentialSwitch(TextTable.of(nodes));
        return rest.isEmpty() ? node : MinNode.of(List.of(node, build(rest, Set.of())));
    }

    private Node build(Collection<Entry> entries, Set<Axis> used) {
        Optional<Axis> axis =
                entries.size() <= SMALL ? Optional.empty() : mostTelling(entries, used);
        if (axis.isEmpty()) {
            return leaf(entries);
        }
        Set<Axis> below = new HashSet<>(used);
        below.add(axis.get());
        List<Entry> constrained = new ArrayList<>();
        List<Entry> rest = new ArrayList<>();
        for (Entry entry : entries) {
            (constraint(entry, axis.get()).isPresent() ? constrained : rest).add(entry);
        }
        Node node = new SwitchBuilder(axis.get(), group -> build(group, below)).build(constrained);
        return rest.isEmpty() ? node : MinNode.of(List.of(node, build(rest, below)));
    }

    /** What a switch could sort an entry by, if that does not make too many copies of it. */
    private static Optional<Constraint> constraint(Entry entry, Axis axis) {
        return entry.needs()
                .strongest(axis)
                .filter(each -> entry.canSpread(SwitchBuilder.places(each)));
    }

    private static Node leaf(Collection<Entry> entries) {
        if (entries.size() == 1) {
            return entries.iterator().next().rule();
        }
        Map<Integer, RuleNode> rules = new TreeMap<>();
        entries.forEach(entry -> rules.put(entry.rule().index(), entry.rule()));
        return MinNode.of(List.copyOf(rules.values()));
    }

    /** The axis that leaves the fewest rules, on average over what the rules ask along it. */
    private Optional<Axis> mostTelling(Collection<Entry> entries, Set<Axis> used) {
        Map<Axis, Tally> tallies = new LinkedHashMap<>();
        for (Entry entry : entries) {
            for (Axis axis : entry.needs().constraints().keySet()) {
                if (known.test(axis.fact()) && !used.contains(axis)) {
                    constraint(entry, axis)
                            .ifPresent(
                                    each ->
                                            tallies.computeIfAbsent(axis, _ -> new Tally())
                                                    .add(each));
                }
            }
        }
        @Nullable Axis best = null;
        int most = 0;
        for (Map.Entry<Axis, Tally> each : tallies.entrySet()) {
            int spared = each.getValue().spared();
            if (spared > most) {
                best = each.getKey();
                most = spared;
            }
        }
        return Optional.ofNullable(best);
    }

    /** What rules ask along one axis. */
    private static final class Tally {
        private final Set<Constraint> distinct = new HashSet<>();
        private int constrained;

        void add(Constraint constraint) {
            distinct.add(constraint);
            constrained++;
        }

        /** How many rules a look along it saves from being evaluated. */
        int spared() {
            return constrained - constrained / (distinct.size() + 1);
        }
    }
}
