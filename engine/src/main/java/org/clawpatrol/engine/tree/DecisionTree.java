package org.clawpatrol.engine.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Missing;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first rule whose condition is not false without looking at most of the others. One tree
 * for each combination of the flags that make facts unknown, built when it is first needed.
 * Immutable to its users and safe to share.
 */
public final class DecisionTree {
    /** No rule holds. */
    public static final int NONE = Integer.MAX_VALUE;

    /** The tree cannot tell; the rules must be walked in order. */
    public static final int UNDECIDED = Node.UNDECIDED;

    private final List<RuleNode> rules;
    private final AtomicReferenceArray<@Nullable Node> trees = new AtomicReferenceArray<>(4);

    private DecisionTree(List<RuleNode> rules) {
        this.rules = List.copyOf(rules);
        trees.set(0, compile(0));
    }

    /** Of rules given one after the other in deciding order. */
    public static DecisionTree of(List<Condition> conditions) {
        List<RuleNode> rules = new ArrayList<>(conditions.size());
        for (Condition each : conditions) {
            rules.add(
                    new RuleNode(
                            rules.size(),
                            each.credential().orElse(null),
                            each.expr().orElse(null)));
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
     * value; {@link #NONE} or {@link #UNDECIDED}.
     */
    public int search(Frame frame, @Nullable String credential) {
        Facts facts = frame.facts();
        int mask = (facts.truncated() ? 1 : 0) | (facts.unparseable() ? 2 : 0);
        return tree(mask).search(frame, credential, NONE);
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

    private Node compile(int mask) {
        boolean truncated = (mask & 1) != 0;
        boolean unparseable = (mask & 2) != 0;
        return new TreeCompiler(fact -> isKnown(fact, truncated, unparseable)).compile(rules);
    }

    /** A fact that an action may lack is an error there, which a switch cannot sort. */
    private static boolean isKnown(Fact fact, boolean truncated, boolean unparseable) {
        return fact.missing() != Missing.ABSENT
                && !(truncated && fact.lostWhenTruncated())
                && !(unparseable && fact.lostWhenUnparseable());
    }
}
