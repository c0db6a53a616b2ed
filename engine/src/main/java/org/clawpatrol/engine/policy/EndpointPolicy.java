package org.clawpatrol.engine.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.tree.DecisionTree;
import org.clawpatrol.engine.tree.Search;
import org.jspecify.annotations.Nullable;

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
    private final AtomicReference<@Nullable DecisionTree> tree = new AtomicReference<>();
    private final Decisions decisions;
    private final ThreadLocal<Search> searches = ThreadLocal.withInitial(Search::new);

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
        this.decisions = new Decisions(rules, noMatch);
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

    /**
     * The rules compiled: finds the deciding one without looking at most of the others. Built when
     * it is first asked for; two threads that ask at once may build it twice.
     */
    public DecisionTree tree() {
        DecisionTree built = tree.get();
        if (built != null) {
            return built;
        }
        tree.compareAndSet(null, DecisionTree.of(conditions()));
        return Objects.requireNonNull(tree.get());
    }

    private List<DecisionTree.Condition> conditions() {
        return rules.stream()
                .map(rule -> new DecisionTree.Condition(rule.credential(), rule.condition()))
                .toList();
    }

    /** Builds every tree that deciding may need, so that no action waits for one. */
    public void prepare() {
        tree().prepare();
    }

    /** The answers that do not depend on more than the rule and the dispatched credential. */
    Decisions decisions() {
        return decisions;
    }

    /** What this thread searches with, one search at a time. */
    Search search() {
        return searches.get();
    }

    /** Every fact some rule can read; what is not here need not be parsed. */
    public Set<Fact> reads() {
        return reads;
    }
}
