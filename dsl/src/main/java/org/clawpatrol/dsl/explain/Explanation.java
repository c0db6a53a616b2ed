package org.clawpatrol.dsl.explain;

import java.util.List;
import java.util.Optional;

/**
 * How a decision came about, for operators only: an agent must never read it. Holds texts that may
 * be shown and no value of the action. Immutable.
 *
 * @param endpoint {@code type.name}
 * @param family of its actions
 * @param access the profiles that reach the endpoint
 * @param profile the one the action came from; empty where nothing says it
 * @param credential the one the action was dispatched to
 * @param rules those asked before the decision was found, in order, the deciding one last; of those
 *     that were ruled out unseen, as many as were wanted
 * @param left how many more were evaluated and are not listed
 * @param ruledOut how many rules before the deciding one each switch ruled out
 * @param total how many rules the endpoint has
 * @param later how many of them come after the deciding one
 * @param path the way through the decision tree
 * @param facts what the evaluated conditions and the switches read
 * @param shown what an approver sees of the action; empty unless one is asked
 */
public record Explanation(
        String endpoint,
        String family,
        List<Access> access,
        Optional<String> profile,
        Optional<String> credential,
        Answer answer,
        List<RuleAnswer> rules,
        int left,
        List<RuledOut> ruledOut,
        int total,
        int later,
        PathNode path,
        List<FactReading> facts,
        List<FactReading> shown) {
    public Explanation {
        access = List.copyOf(access);
        rules = List.copyOf(rules);
        ruledOut = List.copyOf(ruledOut);
        facts = List.copyOf(facts);
        shown = List.copyOf(shown);
    }

    /** The rule that decided; empty where none matched. */
    public Optional<RuleAnswer> deciding() {
        return answer.defaulted() ? Optional.empty() : Optional.of(rules.getLast());
    }

    /** The rules that were asked and said no, in order. */
    public List<RuleAnswer> before() {
        return answer.defaulted() ? rules : rules.subList(0, rules.size() - 1);
    }
}
