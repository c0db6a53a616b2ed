package org.clawpatrol.dsl.test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialChoice;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;
import org.clawpatrol.dsl.explain.Question;
import org.clawpatrol.dsl.load.ConfiguredNames;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Severity;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.policy.Decision;
import org.clawpatrol.engine.policy.Verdict;

/** Runs the tests of test files. Immutable. */
final class TestFileRunner {
    private final Configuration configuration;
    private final Replay replay;
    private final boolean explaining;

    /**
     * @param explaining whether to say why, where an answer is not the one expected
     */
    TestFileRunner(Replay replay, boolean explaining) {
        this.configuration = replay.configuration();
        this.replay = replay;
        this.explaining = explaining;
    }

    /** One result a test in the order of the file, then one a problem. */
    List<FixtureResult> run(Path file) {
        Diagnostics diagnostics = new Diagnostics();
        List<PolicyTest> tests =
                new TestFile(ConfiguredNames.of(configuration)).read(file, diagnostics);
        List<FixtureResult> results = new ArrayList<>();
        tests.forEach(test -> results.add(run(file + ": " + test.name(), test)));
        diagnostics.all().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .sorted(Comparator.comparing(d -> d.span().map(Span::start).orElse(0)))
                .forEach(problem -> results.add(broken(file, problem)));
        return results;
    }

    private static FixtureResult broken(Path file, Diagnostic problem) {
        String place =
                problem.span().map(span -> ":" + span.line() + ":" + span.column()).orElse("");
        String help = problem.help().map(text -> "; " + text).orElse("");
        return new FixtureResult.Broken(file + place, problem.message() + help);
    }

    private FixtureResult run(String label, PolicyTest test) {
        try {
            Answer answer = answer(test.given());
            PolicyTest.Wanted wanted = test.wanted();
            return wanted.agreesWith(answer.decided(), answer.injected())
                    ? new FixtureResult.Match(label, answer.decided(), List.of())
                    : new FixtureResult.Mismatch(
                            label,
                            wanted.filled(answer.decided()),
                            answer.decided(),
                            List.of(),
                            details(test, answer));
        } catch (FixtureException e) {
            return new FixtureResult.Broken(label, String.valueOf(e.getMessage()));
        }
    }

    private List<String> details(PolicyTest test, Answer answer) throws FixtureException {
        List<String> details = test.wanted().differences(answer.decided(), answer.injected());
        if (!explaining) {
            return details;
        }
        PolicyTest.Given given = test.given();
        Question question =
                replay.question(
                        answer.action(), answer.endpoint(), given.facts()::over, given.profile());
        List<String> why =
                new MismatchReason(configuration)
                        .lines(
                                question,
                                replay.policy(answer.endpoint()),
                                test.wanted().rule().orElse(""));
        return Stream.concat(details.stream(), why.stream()).toList();
    }

    /**
     * @param injected the credential it would be sent with, or empty
     * @param action as it was dispatched
     */
    private record Answer(
            Expectation decided, String injected, FixtureAction action, EndpointConfig endpoint) {}

    private Answer answer(PolicyTest.Given given) throws FixtureException {
        EndpointConfig endpoint = new EndpointChoice(configuration).of(given);
        List<Grant> grants =
                given.profile()
                        .map(
                                name ->
                                        CredentialChoice.grantsAt(
                                                configuration, name, endpoint.name()))
                        .orElse(List.of());
        FixtureAction action = dispatched(given, endpoint, grants);
        Decision decision = replay.decide(action, endpoint, given.facts()::over);
        Expectation decided = replay.answer(decision, endpoint);
        Optional<String> injected = injected(decision.verdict());
        boolean goesOn = !(decision.verdict() instanceof Verdict.Reject);
        if (goesOn && CredentialChoice.leftOpen(grants, decision.handling(), injected)) {
            decided =
                    new Expectation(
                            "deny", decided.rule(), decided.endpoint(), CredentialChoice.LEFT_OPEN);
        }
        return new Answer(decided, injected.orElse(""), action, endpoint);
    }

    /** As live traffic is dispatched where a profile holds one credential. */
    private static FixtureAction dispatched(
            PolicyTest.Given given, EndpointConfig endpoint, List<Grant> grants)
            throws FixtureException {
        FixtureAction action = given.action();
        if (given.profile().isEmpty()) {
            return action;
        }
        String profile = given.profile().get();
        if (grants.isEmpty()) {
            throw new FixtureException(
                    "action.profile: `%s` does not reach `%s`"
                            .formatted(profile, endpoint.typedName()));
        }
        Optional<String> said = action.credential();
        if (said.isPresent()
                && grants.stream().noneMatch(grant -> grant.credential().equals(said.get()))) {
            throw new FixtureException(
                    "action.credential: `%s` does not grant `%s` at `%s`"
                            .formatted(profile, said.get(), endpoint.typedName()));
        }
        return given.dispatched() || grants.size() > 1
                ? action
                : action.dispatchedTo(grants.getFirst().credential());
    }

    private static Optional<String> injected(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Inject(String credential) -> Optional.of(credential);
            case Verdict.Escalate escalate -> escalate.credential();
            case Verdict.Forward _, Verdict.Reject _ -> Optional.empty();
        };
    }
}
