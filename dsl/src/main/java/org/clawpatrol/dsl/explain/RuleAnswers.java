package org.clawpatrol.dsl.explain;

import java.util.Optional;
import org.clawpatrol.dsl.condition.ConditionParts;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.RuleSource;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.Finding;
import org.clawpatrol.engine.policy.Outcome;
import org.clawpatrol.engine.policy.Rule;
import org.jspecify.annotations.Nullable;

/** Takes the answers of rules apart. One thread. */
final class RuleAnswers {
    private final Configuration configuration;
    private final FactSchema schema;
    private final Frame frame;
    private final @Nullable String credential;
    private final ConditionParts conditions = new ConditionParts();

    RuleAnswers(Configuration configuration, Family family, Question question) {
        this.configuration = configuration;
        this.schema = FactSchema.of(family);
        this.frame = new Frame(question.facts());
        this.credential = question.credential().orElse(null);
    }

    /**
     * @param evaluated whether the decision tree let it through
     */
    RuleAnswer of(Rule rule, boolean evaluated) {
        Finding finding = Finding.of(rule, frame, credential);
        Optional<RuleSource> source = Optional.ofNullable(configuration.rules().get(rule.name()));
        boolean asked = !(finding instanceof Finding.OtherCredential);
        return new RuleAnswer(
                rule.name(),
                source.map(found -> header(found)),
                rule.priority(),
                outcome(rule.outcome()),
                rule.credential(),
                finding,
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
