package org.clawpatrol.dsl.mutate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.dsl.condition.ConditionCompiler;
import org.clawpatrol.dsl.condition.ConditionEdit;
import org.clawpatrol.dsl.condition.ConditionEdits;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.RuleSource;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Source;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.Outcome;
import org.clawpatrol.engine.policy.Rule;

/** Makes the mutants of the rules of an endpoint. Immutable. */
record Mutants(Configuration configuration, EndpointPolicy policy) {

    /**
     * @param index of the rule in deciding order
     */
    List<Mutant> of(int index) {
        Rule rule = policy.rules().get(index);
        Optional<RuleSource> source = Optional.ofNullable(configuration.rules().get(rule.name()));
        Optional<Span> header = source.map(RuleSource::header);
        List<Mutant> mutants = new ArrayList<>();
        mutants.add(
                new Mutant(
                        rule.name(),
                        header,
                        "[-rule \"" + rule.name() + "\"-]",
                        new Mutant.Kind.Removed()));
        mutants.add(outcome(rule, header));
        if (index > 0) {
            mutants.add(earlier(rule, policy.rules().get(index - 1), header));
        }
        source.flatMap(RuleSource::condition).ifPresent(text -> conditions(rule, text, mutants));
        return mutants;
    }

    private static Mutant outcome(Rule rule, Optional<Span> header) {
        return switch (rule.outcome()) {
            case Outcome.Allow() -> outcome(rule, header, "allow", new Outcome.Deny(), "deny");
            case Outcome.Deny() -> outcome(rule, header, "deny", new Outcome.Allow(), "allow");
            case Outcome.Approve _ ->
                    outcome(rule, header, "approve", new Outcome.Allow(), "allow");
        };
    }

    private static Mutant outcome(
            Rule rule, Optional<Span> header, String from, Outcome outcome, String to) {
        Rule changed =
                new Rule(
                        rule.name(),
                        rule.priority(),
                        rule.credential(),
                        rule.condition(),
                        outcome,
                        rule.reason(),
                        rule.handling());
        return new Mutant(
                rule.name(),
                header,
                "verdict [-" + from + "-]{+" + to + "+}",
                new Mutant.Kind.OtherOutcome(changed));
    }

    private static Mutant earlier(Rule rule, Rule before, Optional<Span> header) {
        int priority =
                before.priority() == Integer.MAX_VALUE ? before.priority() : before.priority() + 1;
        return new Mutant(
                rule.name(),
                header,
                "priority [-%d-]{+%d+}, before rule \"%s\""
                        .formatted(rule.priority(), priority, before.name()),
                new Mutant.Kind.Earlier(before.name()));
    }

    private void conditions(Rule rule, MappedText text, List<Mutant> mutants) {
        Set<String> seen = new LinkedHashSet<>();
        for (ConditionEdit edit : ConditionEdits.of(text.text())) {
            String changed = edit.appliedTo(text.text());
            if (seen.add(changed)) {
                compiled(changed)
                        .ifPresent(condition -> mutants.add(mutant(rule, text, edit, condition)));
            }
        }
    }

    private Optional<Expr> compiled(String condition) {
        return new ConditionCompiler()
                .compile(
                        MappedText.verbatim(new Source("condition", condition)),
                        FactSchema.of(policy.family()),
                        new Diagnostics());
    }

    private static Mutant mutant(Rule rule, MappedText text, ConditionEdit edit, Expr condition) {
        Rule changed =
                new Rule(
                        rule.name(),
                        rule.priority(),
                        rule.credential(),
                        Optional.of(condition),
                        rule.outcome(),
                        rule.reason(),
                        rule.handling());
        return new Mutant(
                rule.name(),
                Optional.of(text.span(edit.start(), edit.end())),
                new LineDiff(text.text()).of(edit),
                new Mutant.Kind.OtherCondition(changed));
    }
}
