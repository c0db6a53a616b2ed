package org.clawpatrol.dsl.explain;

import java.util.Optional;
import org.clawpatrol.dsl.condition.ConditionParts;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.RuleSource;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.Finding;
import org.clawpatrol.engine.policy.Findings;
import org.clawpatrol.engine.policy.Outcome;
import org.clawpatrol.engine.policy.Rule;

/** Takes the answers of rules apart. One thread. */
final class RuleAnswers {
    private final Configuration configuration;
    private final FactSchema schema;
    private final Frame frame;
    private final ConditionParts conditions = new ConditionParts();

    RuleAnswers(Configuration configuration, Family family, Frame frame) {
        this.configuration = configuration;
        this.schema = FactSchema.of(family);
        this.frame = frame;
    }

    RuleAnswer of(Findings.Considered considered, boolean evaluated) {
        Rule rule = considered.rule();
        Optional<RuleSource> source = Optional.ofNullable(configuration.rules().get(rule.name()));
        boolean asked = !(considered.finding() instanceof Finding.OtherCredential);
        return new RuleAnswer(
                rule.name(),
                source.map(found -> header(found)),
                rule.priority(),
                outcome(rule.outcome()),
                rule.credential(),
                considered.finding(),
                evaluated,
                asked ? source.flatMap(this::parts) : Optional.empty());
    }

    private static Excerpt header(RuleSource source) {
        return Excerpt.at(
                source.header(), source.header().source().lineText(source.header().line()).strip());
    }

    private Optional<PartAnswer> parts(RuleSource source) {
        return source.condition()
                .flatMap(
                        text ->
                                conditions
                                        .of(text.text(), schema)
                                        .map(part -> new PartEvaluation(frame, text).answer(part)));
    }

    private static String outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Allow() -> "allow";
            case Outcome.Deny() -> "deny";
            case Outcome.Approve _ -> "approve";
        };
    }
}
