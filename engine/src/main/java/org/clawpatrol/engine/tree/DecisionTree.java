package org.clawpatrol.engine.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Facts;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first rule whose condition is not false without looking at most of the others. One tree
 * for each combination of the flags that make facts unknown, built when it is first needed. Each
 * candidate's whole condition is evaluated, with at least {@link Frame#DEFAULT_BUDGET}, so the only
 * possible error is to miss one. Immutable to its users and safe to share.
 */
public final class DecisionTree {
    /** No rule holds. */
    public static final int NONE = Integer.MAX_VALUE;

    private static final int MASKS = 4;
    private static final int TRUNCATED = 1;
    private static final int UNPARSEABLE = 2;

    private final List<RuleNode> rules;
    private final Set<Fact> constrained;
    private final AtomicReferenceArray<@Nullable Node> trees = new AtomicReferenceArray<>(MASKS);

    private DecisionTree(List<RuleNode> rules) {
        this.rules = List.copyOf(rules);
        List<Entry> entries = TreeCompiler.entries(rules);
        this.constrained =
                entries.stream()
                        .flatMap(entry -> entry.needs().constraints().keySet().stream())
                        .map(Axis::fact)
                        .collect(Collectors.toUnmodifiableSet());
        trees.set(0, new TreeCompiler(_ -> true).compile(entries));
    }

    /** Of rules given one after the other in deciding order. */
    public static DecisionTree of(List<Condition> conditions) {
        List<RuleNode> rules = new ArrayList<>(conditions.size());
        NormalForm normal = new NormalForm();
        for (Condition each : conditions) {
            rules.add(
                    new RuleNode(
                            rules.size(),
                            each.credential().orElse(null),
                            each.expr().map(normal::of).orElse(null)));
        }
        return new DecisionTree(rules);
    }

    /**
     * When a rule applies.
     *
     * @param credential the dispatched credential it is for; empty for any
     * @param expr empty for a rule that always holds
     */
    public record Condition(Optional<String> credential, Optional<Expr> expr) {}

    /**
     * Twice the index of the first rule whose condition is not false, one more when it has no truth
     * value; {@link #NONE} when every condition is false.
     *
     * @param search begun with the action
     */
    public int search(Search search) {
        Facts facts = search.frame().facts();
        int mask = (facts.truncated() ? TRUNCATED : 0) | (facts.unparseable() ? UNPARSEABLE : 0);
        return tree(mask).search(search, NONE);
    }

    /** The same with a frame of one's own. */
    public int search(Frame frame, @Nullable String credential) {
        Search search = new Search(frame);
        search.dispatch(credential);
        return search(search);
    }

    /** Builds what would be built when it is first needed, so that no action waits for it. */
    public void prepare() {
        for (int mask = 0; mask < MASKS; mask++) {
            tree(mask);
        }
    }

    /**
     * How the tree looks for actions of which these facts are lost.
     *
     * @param truncated those that are read from the whole content
     * @param unparseable those that are read from a parsed statement
     */
    public Outline outline(boolean truncated, boolean unparseable) {
        return tree((truncated ? TRUNCATED : 0) | (unparseable ? UNPARSEABLE : 0)).outline();
    }

    /**
     * The indexes, from 0 in deciding order, of rules with a condition that is evaluated for every
     * action because it demands nothing that a switch can look at.
     */
    public List<Integer> unindexed() {
        return TreeCompiler.entries(rules).stream()
                .filter(entry -> entry.rule().condition() != null)
                .filter(entry -> !entry.needs().isSortable(_ -> true))
                .map(entry -> entry.rule().index())
                .distinct()
                .toList();
    }

    private Node tree(int mask) {
        Node built = trees.get(mask);
        if (built != null) {
            return built;
        }
        Node compiled = compile(mask);
        trees.set(mask, compiled);
        return compiled;
    }

    /** Where nothing that the rules demand is lost in addition, another tree serves as well. */
    private Node compile(int mask) {
        Set<Fact> lost = lost(mask);
        for (int other = 0; other < mask; other++) {
            Node built = trees.get(other);
            if (built != null && lost(other).equals(lost)) {
                return built;
            }
        }
        return new TreeCompiler(fact -> !lost.contains(fact)).compile(TreeCompiler.entries(rules));
    }

    private Set<Fact> lost(int mask) {
        return constrained.stream().filter(fact -> isLost(fact, mask)).collect(Collectors.toSet());
    }

    private static boolean isLost(Fact fact, int mask) {
        boolean truncated = (mask & TRUNCATED) != 0 && fact.lostWhenTruncated();
        boolean unparseable = (mask & UNPARSEABLE) != 0 && fact.lostWhenUnparseable();
        return truncated || unparseable;
    }
}
