package org.clawpatrol.proxy.bench;

import java.util.List;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.tree.DecisionTree;

/** Builds the decision tree of one endpoint anew. Immutable. */
record TreeBuild(List<DecisionTree.Condition> conditions) {

    static TreeBuild of(EndpointPolicy policy) {
        return new TreeBuild(conditions(policy));
    }

    /** When the rules of an endpoint apply, in deciding order. */
    static List<DecisionTree.Condition> conditions(EndpointPolicy policy) {
        return policy.rules().stream()
                .map(rule -> new DecisionTree.Condition(rule.credential(), rule.condition()))
                .toList();
    }

    /** A tree of which nothing is left to be built. */
    DecisionTree build() {
        DecisionTree tree = DecisionTree.of(conditions);
        tree.prepare();
        return tree;
    }
}
