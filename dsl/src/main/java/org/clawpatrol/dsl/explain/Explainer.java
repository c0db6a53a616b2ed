package org.clawpatrol.dsl.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialChoice;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.Frame;
import org.clawpatrol.engine.fact.Fact;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.Findings;
import org.clawpatrol.engine.policy.LogDetail;

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
        Findings findings =
                Findings.of(policy, question.facts(), question.credential().orElse(null));
        Frame frame = new Frame(question.facts());
        FactDisplay display = new FactDisplay(frame, log);
        List<Findings.Considered> considered = findings.considered();
        TreePath path = new TreeSearch(policy, question, frame, display).search(extent.listed());
        int deciding =
                findings.decision().rule().isPresent() ? considered.size() - 1 : considered.size();
        Listing listing = Listing.of(path, considered.size(), deciding, extent);
        RuleAnswers answers = new RuleAnswers(configuration, policy.family(), frame);
        List<RuleAnswer> rules =
                listing.rules()
                        .mapToObj(i -> answers.of(considered.get(i), path.evaluated().get(i)))
                        .toList();
        List<Grant> grants = grants(question);
        Answer answer = Answers.of(findings.decision(), grants, configuration);
        return new Explanation(
                question.endpoint().typedName(),
                policy.family().id(),
                access(question),
                question.profile(),
                question.credential(),
                answer,
                rules,
                listing.left(),
                path.ruledOut(considered.size()),
                policy.rules().size(),
                policy.rules().size() - considered.size(),
                Optional.of(path.root()),
                facts(policy, path).map(display::of).toList(),
                answer.approvers().isEmpty() ? List.of() : shown(policy, display));
    }

    /** What one rule says, wherever it stands; empty where the endpoint has none of that name. */
    public Optional<RuleAnswer> ask(Question question, EndpointPolicy policy, String rule) {
        Frame frame = new Frame(question.facts());
        RuleAnswers answers = new RuleAnswers(configuration, policy.family(), frame);
        return policy.rules().stream()
                .filter(each -> each.name().equals(rule))
                .findFirst()
                .map(
                        each ->
                                new Findings.Considered(
                                        each,
                                        Findings.ask(
                                                each, frame, question.credential().orElse(null))))
                .map(considered -> answers.of(considered, false));
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
