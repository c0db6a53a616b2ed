package org.clawpatrol.engine.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.tree.DecisionTree;

/**
 * The enabled rules of one endpoint in deciding order: priority descending, then declaration.
 * Immutable and safe to share.
 */
public final class EndpointPolicy {
    private final String endpoint;
    private final Family family;
    private final List<Rule> rules;
    private final NoMatch noMatch;
    private final Set<Fact> reads;
    private final DecisionTree tree;

    private EndpointPolicy(String endpoint, Family family, List<Rule> rules, NoMatch noMatch) {
        this.endpoint = endpoint;
        this.family = family;
        this.rules = rules;
        this.noMatch = noMatch;
        this.reads =
                rules.stream()
                        .flatMap(rule -> rule.condition().stream())
                        .flatMap(EndpointPolicy::factsOf)
                        .collect(Collectors.toUnmodifiableSet());
        this.tree =
                DecisionTree.of(
                        rules.stream()
                                .map(
                                        rule ->
                                                new DecisionTree.Condition(
                                                        rule.credential(), rule.condition()))
                                .toList());
    }

    /**
     * @param declared enabled rules in declaration order
     */
    public static EndpointPolicy of(
            String endpoint, Family family, List<Rule> declared, NoMatch noMatch) {
        List<Rule> ordered =
                declared.stream()
                        .sorted(Comparator.comparingInt(Rule::priority).reversed())
                        .toList();
        return new EndpointPolicy(endpoint, family, ordered, noMatch);
    }

    private static Stream<Fact> factsOf(Expr condition) {
        return condition.facts();
    }

    public String endpoint() {
        return endpoint;
    }

    public Family family() {
        return family;
    }

    /** Rules in deciding order. */
    public List<Rule> rules() {
        return rules;
    }

    public NoMatch noMatch() {
        return noMatch;
    }

    /** The rules compiled: finds the deciding one without looking at most of the others. */
    DecisionTree tree() {
        return tree;
    }

    /** Every fact some rule can read; what is not here need not be parsed. */
    public Set<Fact> reads() {
        return reads;
    }
}
