package org.clawpatrol.engine.policy;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FactPath;
import org.clawpatrol.engine.expr.FactPaths;
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
    private final AtomicReference<@Nullable Set<FactPath>> places = new AtomicReference<>();
    private final Map<Class<?>, Object> derived = new ConcurrentHashMap<>();
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
        var _ = places();
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

    /**
     * What follows from these rules for somebody else: worked out when it is first asked for and
     * known from then on. Two threads that ask at once get the same.
     *
     * @param type one answer for each
     */
    public <T> T derived(Class<T> type, Function<EndpointPolicy, T> rule) {
        Object known = derived.get(type);
        if (known == null) {
            known = derived.computeIfAbsent(type, any -> rule.apply(this));
        }
        return type.cast(known);
    }

    /** Where in the facts some rule looks; collected when it is first asked for. */
    public Set<FactPath> places() {
        Set<FactPath> known = places.get();
        if (known != null) {
            return known;
        }
        Set<FactPath> found = new LinkedHashSet<>();
        for (Rule rule : rules) {
            rule.condition().map(FactPaths::of).ifPresent(found::addAll);
        }
        found = Collections.unmodifiableSet(found);
        places.set(found);
        return found;
    }
}
