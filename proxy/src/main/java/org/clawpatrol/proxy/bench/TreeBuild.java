package org.clawpatrol.proxy.bench;

import java.util.List;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.FactValues;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.tree.DecisionTree;

/** Builds the decision tree of one endpoint anew. Immutable. */
final class TreeBuild {
    private final List<DecisionTree.Condition> conditions;
    private final Facts nothing;

    private TreeBuild(List<DecisionTree.Condition> conditions, Family family) {
        this.conditions = conditions;
        this.nothing = FactValues.of(family).build();
    }

    static TreeBuild of(EndpointPolicy policy) {
        List<DecisionTree.Condition> conditions =
                policy.rules().stream()
                        .map(
                                rule ->
                                        new DecisionTree.Condition(
                                                rule.credential(), rule.condition()))
                        .toList();
        return new TreeBuild(conditions, policy.family());
    }

    /** A tree that has answered once, so that nothing of it is left to be built. */
    DecisionTree build() {
        DecisionTree tree = DecisionTree.of(conditions);
        int unused = tree.search(new Frame(nothing), null);
        return tree;
    }
}
