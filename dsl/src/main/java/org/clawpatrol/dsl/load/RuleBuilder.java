package org.clawpatrol.dsl.load;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clawpatrol.dsl.condition.ConditionCompiler;
import org.clawpatrol.dsl.schema.ConfigurationSchema;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.schema.EntityKind;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.MappedText;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.Handling;
import org.clawpatrol.engine.policy.Outcome;
import org.clawpatrol.engine.policy.Rule;

/** Makes rules from their blocks. One thread. */
final class RuleBuilder {
    private final ConfigurationSchema schema;
    private final SymbolTable symbols;
    private final Diagnostics diagnostics;
    private final OutcomeReader outcomes;
    private final HandlingReader handling;
    private final ConditionCompiler conditions = new ConditionCompiler(true);

    RuleBuilder(ConfigurationSchema schema, SymbolTable symbols, Diagnostics diagnostics) {
        this.schema = schema;
        this.symbols = symbols;
        this.diagnostics = diagnostics;
        this.outcomes = new OutcomeReader(symbols, diagnostics);
        this.handling = new HandlingReader(diagnostics);
    }

    /** Empty when a problem was reported. */
    Optional<RuleDraft> build(Symbol symbol, DecodedBlock block) {
        List<String> endpoints = endpoints(block);
        Optional<Family> family = family(endpoints, block.header());
        Optional<MappedText> text =
                block.mappedText("condition").filter(found -> !found.text().isEmpty());
        Optional<Expr> condition =
                text.flatMap(found -> family.flatMap(facts -> compile(found, facts)));
        Optional<Outcome> outcome = outcomes.read(block);
        Handling besides = handling.read(block);
        boolean broken = text.isPresent() && condition.isEmpty();
        if (outcome.isEmpty() || family.isEmpty() || broken) {
            return Optional.empty();
        }
        Rule rule =
                new Rule(
                        symbol.name(),
                        (int) block.whole("priority").orElse(0),
                        block.text("credential").filter(name -> !name.isEmpty()),
                        condition,
                        outcome.get(),
                        block.text("reason").orElse(""),
                        besides);
        return Optional.of(
                new RuleDraft(
                        rule,
                        endpoints,
                        RuleMode.of(block),
                        new RulePlace(
                                block.header(), block.span("condition"), block.span("inject")),
                        text));
    }

    private Optional<Expr> compile(MappedText text, Family family) {
        return conditions.compile(text, FactSchema.of(family), diagnostics);
    }

    private List<String> endpoints(DecodedBlock block) {
        Optional<String> one = block.text("endpoint").filter(name -> !name.isEmpty());
        List<String> several = block.texts("endpoints");
        if (one.isPresent() && !several.isEmpty()) {
            error("C-RULE-BOTH", block.header(), "a rule has either `endpoint` or `endpoints`");
        }
        if (one.isEmpty() && several.isEmpty()) {
            error("C-RULE-NOEP", block.header(), "a rule needs `endpoint` or `endpoints`");
        }
        List<String> all = Stream.concat(one.stream(), several.stream()).distinct().toList();
        if (one.isEmpty() && all.size() < several.size()) {
            diagnostics.add(
                    Diagnostic.warning(
                            "W-RULE-TWICE",
                            block.span("endpoints"),
                            "an endpoint is listed twice"));
        }
        return all;
    }

    /** Empty when an endpoint is not declared or when the families differ. */
    private Optional<Family> family(List<String> endpoints, Span header) {
        Set<Family> families = new HashSet<>();
        boolean complete = !endpoints.isEmpty();
        for (String name : endpoints) {
            Optional<Family> found =
                    symbols.find(EntityKind.ENDPOINT, name)
                            .flatMap(endpoint -> schema.family(endpoint.type()));
            found.ifPresent(families::add);
            complete &= found.isPresent();
        }
        if (families.size() > 1) {
            String names =
                    families.stream().map(Family::id).sorted().collect(Collectors.joining(", "));
            error(
                    "C-RULE-FAMILY",
                    header,
                    "the endpoints of a rule must be of one family, these are of " + names);
        }
        return complete && families.size() == 1 ? families.stream().findFirst() : Optional.empty();
    }

    private void error(String id, Span header, String message) {
        diagnostics.add(Diagnostic.error(id, header, message));
    }
}
