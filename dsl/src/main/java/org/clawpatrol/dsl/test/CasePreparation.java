package org.clawpatrol.dsl.test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.CredentialChoice;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;
import org.clawpatrol.engine.fact.Facts;

/** Finds the endpoints of tests and fixtures and reads their actions. Immutable. */
record CasePreparation(Replay replay) {

    PreparedCase of(Suite.Entry entry) throws FixtureException {
        return switch (entry) {
            case Suite.Entry.OfFixture(CaseName name, Fixture fixture) -> of(name, fixture);
            case Suite.Entry.OfTest(CaseName name, PolicyTest test) -> of(name, test);
            case Suite.Entry.Unreadable(_, String problem) -> throw new FixtureException(problem);
        };
    }

    PreparedCase of(CaseName name, Fixture fixture) throws FixtureException {
        if (fixture.match().verdict().equals("passthrough")) {
            throw new FixtureException("match.verdict: `passthrough` cannot be replayed yet");
        }
        EndpointConfig endpoint = new EndpointChoice(replay.configuration()).of(fixture);
        FixtureAction action = fixture.action();
        return new PreparedCase(
                name,
                replay,
                new PreparedCase.Subject(
                        endpoint,
                        replay.read(action, endpoint),
                        Optional.empty(),
                        action.credential()),
                List.of(),
                new PreparedCase.Expected(
                        new Wanted.Exactly(fixture.match()), Map.of(), fixture.warnings()));
    }

    private PreparedCase of(CaseName name, PolicyTest test) throws FixtureException {
        PolicyTest.Given given = test.given();
        EndpointConfig endpoint = new EndpointChoice(replay.configuration()).of(given);
        List<Grant> grants =
                given.profile()
                        .map(
                                profile ->
                                        CredentialChoice.grantsAt(
                                                replay.configuration(), profile, endpoint.name()))
                        .orElse(List.of());
        FixtureAction action = dispatched(given, endpoint, grants);
        Facts facts =
                given.facts()
                        .over(
                                replay.read(action, endpoint),
                                replay.configuration().gateway().timeZone());
        return new PreparedCase(
                name,
                replay,
                new PreparedCase.Subject(endpoint, facts, given.profile(), action.credential()),
                grants,
                new PreparedCase.Expected(test.wanted(), given.answers(), List.of()));
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
}
