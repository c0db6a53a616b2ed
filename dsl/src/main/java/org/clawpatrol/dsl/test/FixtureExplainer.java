package org.clawpatrol.dsl.test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialChoice;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;
import org.clawpatrol.dsl.explain.Explainer;
import org.clawpatrol.dsl.explain.Explanation;
import org.clawpatrol.dsl.explain.Extent;
import org.clawpatrol.dsl.explain.Question;
import org.clawpatrol.dsl.source.NearestName;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.LogDetail;

/** Explains what a configuration answers to recorded actions. Immutable. */
public final class FixtureExplainer {
    private final Configuration configuration;
    private final Replay replay;
    private final FixtureFile files = new FixtureFile();

    /**
     * @param readers for the families whose actions can be replayed
     */
    public FixtureExplainer(Configuration configuration, Map<Family, FixtureReader> readers) {
        this.configuration = configuration;
        this.replay = new Replay(configuration, Map.copyOf(readers));
    }

    /**
     * An explained fixture.
     *
     * @param expected what the file says shall be answered; empty where it does not say
     * @param agrees whether that is the answer
     */
    public record Explained(
            Explanation explanation,
            Optional<Expectation> expected,
            boolean agrees,
            List<String> warnings) {
        public Explained {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * @param profile of the device the action comes from; empty for any, as fixtures are replayed
     */
    public Explained explain(Path file, Optional<String> profile, Extent extent)
            throws FixtureException {
        Fixture fixture = files.readAction(file);
        EndpointChoice endpoints = new EndpointChoice(configuration);
        EndpointConfig endpoint =
                profile.isPresent()
                        ? endpoints.of(fixture, known(profile.get()))
                        : endpoints.of(fixture);
        FixtureAction action =
                profile.isPresent()
                        ? dispatched(fixture.action(), profile.get(), endpoint)
                        : fixture.action();
        Question question =
                replay.question(
                        action,
                        endpoint,
                        read ->
                                profile.map(
                                                name ->
                                                        FactOverrides.ofProfile(
                                                                        endpoint.family(), name)
                                                                .over(
                                                                        read,
                                                                        configuration
                                                                                .gateway()
                                                                                .timeZone()))
                                        .orElse(read),
                        profile);
        Explanation explanation =
                new Explainer(configuration)
                        .explain(question, replay.policy(endpoint), LogDetail.FULL, extent);
        Expectation expected = fixture.match();
        boolean says = !expected.equals(Expectation.ANYTHING);
        return new Explained(
                explanation,
                says ? Optional.of(expected) : Optional.empty(),
                !says || expected.agreesWith(answer(explanation)),
                fixture.warnings());
    }

    private String known(String profile) throws FixtureException {
        if (configuration.profiles().containsKey(profile)) {
            return profile;
        }
        String near =
                NearestName.of(profile, configuration.profiles().keySet())
                        .map(name -> "; did you mean `" + name + "`?")
                        .orElse("");
        throw new FixtureException("no profile `" + profile + "` is declared" + near);
    }

    /** As live traffic is dispatched where a profile holds one credential. */
    private FixtureAction dispatched(FixtureAction action, String profile, EndpointConfig endpoint)
            throws FixtureException {
        List<Grant> grants = CredentialChoice.grantsAt(configuration, profile, endpoint.name());
        if (grants.isEmpty()) {
            throw new FixtureException(
                    "profile `%s` does not reach `%s`".formatted(profile, endpoint.typedName()));
        }
        return action.credential().isEmpty() && grants.size() == 1
                ? action.dispatchedTo(grants.getFirst().credential())
                : action;
    }

    private static Expectation answer(Explanation explanation) {
        return new Expectation(
                explanation.answer().verdict(),
                explanation.answer().rule(),
                explanation.endpoint(),
                explanation.answer().reason());
    }
}
