package org.clawpatrol.dsl.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialChoice;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;
import org.clawpatrol.dsl.explain.Question;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.PolicyEngine;
import org.clawpatrol.engine.policy.Verdict;

/**
 * A test whose action was read and has found its endpoint: any rules of that endpoint can decide
 * it, again and again. One thread.
 */
public final class PreparedCase {
    private final CaseName name;
    private final Replay replay;
    private final Subject subject;
    private final List<Grant> grants;
    private final Expected expected;

    /**
     * What is decided.
     *
     * @param profile of the device it comes from, where something says it
     * @param credential name of the one it was dispatched to
     */
    record Subject(
            EndpointConfig endpoint,
            Facts facts,
            Optional<String> profile,
            Optional<String> credential) {}

    /**
     * @param answers of approvers, by name
     */
    record Expected(Wanted wanted, Map<String, StubbedAnswer> answers, List<String> warnings) {
        Expected {
            warnings = List.copyOf(warnings);
        }
    }

    PreparedCase(
            CaseName name, Replay replay, Subject subject, List<Grant> grants, Expected expected) {
        this.name = name;
        this.replay = replay;
        this.subject = subject;
        this.grants = grants;
        this.expected = expected;
    }

    public CaseName name() {
        return name;
    }

    public EndpointConfig endpoint() {
        return subject.endpoint();
    }

    /** What rules read; one thread at a time. */
    public Facts facts() {
        return subject.facts();
    }

    /** The name of the credential that it was dispatched to. */
    public Optional<String> credential() {
        return subject.credential();
    }

    /** The rules that decide it as configured. */
    public EndpointPolicy policy() throws FixtureException {
        return replay.policy(subject.endpoint());
    }

    /** What other rules of its endpoint decide. */
    public Decision decide(EndpointPolicy policy) {
        return PolicyEngine.decide(policy, subject.facts(), subject.credential().orElse(null));
    }

    /** Whether the test passes with the policy as it is. */
    public boolean passes() {
        return replay.configuration()
                .policy()
                .endpoint(subject.endpoint().name())
                .filter(policy -> passes(decide(policy), expected.wanted()))
                .isPresent();
    }

    /**
     * Whether the test passes with a decision of changed rules. What rules that are not in force
     * say does not count: they are compared with the rules as they are configured.
     */
    public boolean passes(Decision decision) {
        return passes(decision, expected.wanted().live());
    }

    /** Whether it says what rules that are not in force decide. */
    public boolean asksShadow() {
        return expected.wanted().asksShadow();
    }

    /**
     * Whether the test passes, with all it says of rules that are not in force, under a
     * configuration that has the same endpoints and other rules.
     */
    public boolean passesUnder(Configuration changed) {
        try {
            Decision decision =
                    PolicyEngine.walk(
                            changed.policyOf(subject.endpoint()),
                            subject.facts(),
                            subject.credential().orElse(null));
            return expected.wanted().agreesWith(answer(decision, expected.wanted(), changed));
        } catch (FixtureException e) {
            return false;
        }
    }

    private boolean passes(Decision decision, Wanted wanted) {
        try {
            return wanted.agreesWith(answer(decision, wanted));
        } catch (FixtureException e) {
            return false;
        }
    }

    FixtureResult result(boolean explaining) throws FixtureException {
        Wanted wanted = expected.wanted();
        CaseAnswer answer = answer(decide(policy()), wanted);
        if (wanted.agreesWith(answer)) {
            return new FixtureResult.Match(name, answer.decided(), expected.warnings());
        }
        List<String> details = new ArrayList<>(wanted.differences(answer));
        if (explaining) {
            details.addAll(
                    new MismatchReason(replay.configuration())
                            .lines(question(), policy(), wanted.deciding()));
        }
        return new FixtureResult.Mismatch(
                name,
                wanted.shown(answer.decided()),
                answer.decided(),
                expected.warnings(),
                details);
    }

    private Question question() {
        return new Question(
                subject.endpoint(), subject.facts(), subject.profile(), subject.credential());
    }

    private CaseAnswer answer(Decision decision, Wanted wanted) throws FixtureException {
        return answer(decision, wanted, replay.configuration());
    }

    private CaseAnswer answer(Decision decision, Wanted wanted, Configuration configuration)
            throws FixtureException {
        Expectation decided = replay.answer(decision, subject.endpoint());
        Optional<String> injected = injected(decision.verdict());
        boolean goesOn = !(decision.verdict() instanceof Verdict.Reject);
        if (goesOn && CredentialChoice.leftOpen(grants, decision.handling(), injected)) {
            decided =
                    new Expectation(
                            "deny", decided.rule(), decided.endpoint(), CredentialChoice.LEFT_OPEN);
        }
        return new CaseAnswer(
                decided,
                injected.orElse(""),
                wanted.settles() ? Optional.of(settled(decision, configuration)) : Optional.empty(),
                wanted.asksShadow()
                        ? Optional.of(shadow(decision, configuration))
                        : Optional.empty());
    }

    private Settlement.Settled settled(Decision decision, Configuration configuration)
            throws FixtureException {
        Settlement.Settled settled =
                replay.settlement().settle(decided(decision, configuration), expected.answers());
        if (settled.unanswered().isPresent()) {
            throw new FixtureException(unanswered(settled.unanswered().get(), configuration));
        }
        return settled;
    }

    private List<String> shadow(Decision decision, Configuration configuration)
            throws FixtureException {
        if (configuration.shadow().broken()) {
            throw new FixtureException(
                    "expect.shadow: the policy of `gateway.shadow_policy` is broken and decides"
                            + " nothing; `clawpatrol validate` says why");
        }
        return replay.settlement().shadow(decided(decision, configuration));
    }

    private Settlement.Decided decided(Decision decision, Configuration configuration) {
        return new Settlement.Decided(
                configuration,
                subject.endpoint(),
                subject.facts(),
                subject.profile(),
                subject.credential(),
                decision);
    }

    private static String unanswered(String approver, Configuration configuration) {
        String type =
                Optional.ofNullable(configuration.approvers().get(approver))
                        .map(found -> "\"" + found.type() + "\" ")
                        .orElse("");
        return "approver `%s` is asked, and the test does not say what it answers; add"
                        .formatted(approver)
                + " `approver %s\"%s\" { answer = \"allow\" }`".formatted(type, approver);
    }

    private static Optional<String> injected(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Inject(String credential) -> Optional.of(credential);
            case Verdict.Escalate escalate -> escalate.credential();
            case Verdict.Forward _, Verdict.Reject _ -> Optional.empty();
        };
    }
}
