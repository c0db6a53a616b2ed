package org.clawpatrol.dsl.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.engine.fact.Fact;

/**
 * What a search of the decision tree saw. Immutable by agreement.
 *
 * @param evaluated the rules, by index, whose conditions the tree let through
 * @param facts what its switches looked at
 * @param passed the switch that first led past a rule, by the rule's index
 */
record TreePath(PathNode root, BitSet evaluated, List<Fact> facts, Map<Integer, String> passed) {
    private static final String CONTRADICTION = "their own conditions, which never hold";

    /**
     * How many of the first rules were not evaluated, by what ruled them out.
     *
     * @param asked how many rules come no later than the deciding one
     */
    List<RuledOut> ruledOut(int asked) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int i = 0; i < asked; i++) {
            if (!evaluated.get(i)) {
                counts.merge(passed.getOrDefault(i, CONTRADICTION), 1, Integer::sum);
            }
        }
        List<RuledOut> groups = new ArrayList<>();
        counts.forEach((subject, rules) -> groups.add(new RuledOut(subject, rules)));
        groups.sort((one, two) -> Integer.compare(two.rules(), one.rules()));
        return List.copyOf(groups);
    }

    /** How many of the first rules were not evaluated. */
    int unseen(int asked) {
        return asked - evaluated.get(0, asked).cardinality();
    }
}
