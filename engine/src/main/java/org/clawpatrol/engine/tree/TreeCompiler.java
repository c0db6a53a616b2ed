package org.clawpatrol.engine.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.clawpatrol.engine.fact.Fact;

/**
 * Builds trees. Rules that constrain a fact go below a switch on it, the others beside it: none is
 * copied for the sake of another, so a tree is as large as its rules' texts. Stateless.
 */
final class TreeCompiler {
    /** Rules that are cheaper to evaluate than to tell apart. */
    private static final int SMALL = 2;

    private final Predicate<Fact> known;

    /**
     * @param known facts whose value is certain to be there
     */
    TreeCompiler(Predicate<Fact> known) {
        this.known = known;
    }

    Node compile(List<RuleNode> rules) {
        List<Entry> entries = new ArrayList<>();
        for (RuleNode rule : rules) {
            List<Conjunction> needs =
                    rule.condition() == null
                            ? List.of(Conjunction.ANYTHING)
                            : NecessaryConditions.of(rule.condition());
            needs.forEach(need -> entries.add(new Entry(rule, need)));
        }
        return build(entries, Set.of());
    }

    private Node build(Collection<Entry> entries, Set<Fact> used) {
        Optional<Fact> fact =
                entries.size() <= SMALL ? Optional.empty() : mostTelling(entries, used);
        if (fact.isEmpty()) {
            return leaf(entries);
        }
        Set<Fact> below = new HashSet<>(used);
        below.add(fact.get());
        List<Entry> constrained = new ArrayList<>();
        List<Entry> rest = new ArrayList<>();
        for (Entry entry : entries) {
            boolean here = entry.needs().strongest(fact.get()).isPresent();
            (here ? constrained : rest).add(entry);
        }
        Node node = new SwitchBuilder(fact.get(), group -> build(group, below)).build(constrained);
        return rest.isEmpty() ? node : MinNode.of(List.of(node, build(rest, below)));
    }

    private static Node leaf(Collection<Entry> entries) {
        Map<Integer, RuleNode> rules = new HashMap<>();
        entries.forEach(entry -> rules.put(entry.rule().index(), entry.rule()));
        return MinNode.of(List.copyOf(rules.values()));
    }

    /** The fact that leaves the fewest rules, on average over what the rules ask of it. */
    private Optional<Fact> mostTelling(Collection<Entry> entries, Set<Fact> used) {
        Map<Fact, Tally> tallies = new LinkedHashMap<>();
        for (Entry entry : entries) {
            for (Fact fact : entry.needs().facts()) {
                if (!used.contains(fact) && known.test(fact)) {
                    entry.needs()
                            .strongest(fact)
                            .ifPresent(
                                    each ->
                                            tallies.computeIfAbsent(fact, _ -> new Tally())
                                                    .add(each));
                }
            }
        }
        return tallies.entrySet().stream()
                .filter(each -> each.getValue().spared() > 0)
                .max(Comparator.comparingInt(each -> each.getValue().spared()))
                .map(Map.Entry::getKey);
    }

    /** What rules ask of one fact. */
    private static final class Tally {
        private final Set<Constraint> distinct = new HashSet<>();
        private int constrained;

        void add(Constraint constraint) {
            distinct.add(constraint);
            constrained++;
        }

        /** How many rules a look at the fact saves from being evaluated. */
        int spared() {
            return constrained - constrained / (distinct.size() + 1);
        }
    }
}
