package org.clawpatrol.dsl.explain;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.Findings;

/**
 * What a search of the decision tree saw. Immutable by agreement.
 *
 * @param evaluated the rules, by index, whose conditions the tree let through
 * @param ruledOut how many of the others each switch ruled out
 * @param facts what its switches looked at
 */
record TreePath(
        Optional<PathNode> root, BitSet evaluated, List<RuledOut> ruledOut, List<Fact> facts) {

    static TreePath of(
            EndpointPolicy policy,
            Question question,
            List<Findings.Considered> considered,
            FactDisplay display) {
        BitSet all = new BitSet();
        all.set(0, considered.size());
        return new TreePath(Optional.empty(), all, List.of(), List.of());
    }
}
