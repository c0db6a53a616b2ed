package org.clawpatrol.dsl.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialChoice;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.LogDetail;
import org.clawpatrol.engine.policy.PolicyEngine;

/**
 * Explains decisions by making them again, rule by rule and part by part, so that a decision nobody
 * asks about costs nothing. Safe to share.
 */
public final class Explainer {
    private final Configuration configuration;

    public Explainer(Configuration configuration) {
        this.configuration = configuration;
    }

    /**
     * @param policy of the question's endpoint
     * @param log how much of the action may be shown
     */
    public Explanation explain(
            Question question, EndpointPolicy policy, LogDetail log, Extent extent) {
        Decision decision =
                PolicyEngine.decide(policy, question.facts(), question.credential().orElse(null));
        FactDisplay display = new FactDisplay(new Frame(question.facts()), log);
        TreePath path = new TreeSearch(policy, question, display).search(extent.listed());
        int size = policy.rules().size();
        int deciding = deciding(policy, decision);
        int asked = Math.min(deciding + 1, size);
        Listing listing = Listing.of(path, asked, deciding, extent);
        Answer answer = Answers.of(decision, grants(question), configuration);
        return new Explanation(
                question.endpoint().typedName(),
                policy.family().id(),
                access(question),
                question.profile(),
                question.credential(),
                answer,
                rules(question, policy, path, listing),
                listing.left(),
                path.ruledOut(asked),
                size,
                size - asked,
                path.root(),
                facts(policy, path).map(display::of).toList(),
                answer.approvers().isEmpty() ? List.of() : shown(policy, display));
    }

    private List<RuleAnswer> rules(
            Question question, EndpointPolicy policy, TreePath path, Listing listing) {
        RuleAnswers answers = new RuleAnswers(configuration, policy.family(), question);
        return listing.rules()
                .mapToObj(i -> answers.of(policy.rules().get(i), path.evaluated().get(i)))
                .toList();
    }

    /** What one rule says, wherever it stands; empty where the endpoint has none of that name. */
    public Optional<RuleAnswer> ask(Question question, EndpointPolicy policy, String rule) {
        RuleAnswers answers = new RuleAnswers(configuration, policy.family(), question);
        return policy.rules().stream()
                .filter(each -> each.name().equals(rule))
                .findFirst()
                .map(found -> answers.of(found, false));
    }

    /** The index of the rule that decided; the number of rules where none did. */
    private static int deciding(EndpointPolicy policy, Decision decision) {
        int size = policy.rules().size();
        return IntStream.range(0, decision.rule().isPresent() ? size : 0)
                .filter(i -> policy.rules().get(i).name().equals(decision.ruleName()))
                .findFirst()
                .orElse(size);
    }

    private List<Grant> grants(Question question) {
        return question.profile()
                .map(
                        name ->
                                CredentialChoice.grantsAt(
                                        configuration, name, question.endpoint().name()))
                .orElse(List.of());
    }

    private List<Access> access(Question question) {
        String endpoint = question.endpoint().name();
        return configuration.profiles().keySet().stream()
                .map(
                        name ->
                                new Access(
                                        name,
                                        CredentialChoice.grantsAt(configuration, name, endpoint)
                                                .stream()
                                                .map(Grant::credential)
                                                .distinct()
                                                .toList()))
                .filter(access -> !access.credentials().isEmpty())
                .toList();
    }

    /** What the rules that were evaluated read, and what the tree looked at, in schema order. */
    private static Stream<Fact> facts(EndpointPolicy policy, TreePath path) {
        Stream<Fact> read =
                path.evaluated().stream()
                        .mapToObj(policy.rules()::get)
                        .flatMap(rule -> rule.condition().stream())
                        .flatMap(Expr::facts);
        return Stream.concat(read, path.facts().stream())
                .distinct()
                .sorted(Comparator.comparingInt(Fact::slot));
    }

    private static List<FactReading> shown(EndpointPolicy policy, FactDisplay display) {
        FactSchema schema = FactSchema.of(policy.family());
        return ApproverFacts.of(policy.family()).stream()
                .map(schema::fact)
                .flatMap(Optional::stream)
                .map(display::of)
                .toList();
    }
}
