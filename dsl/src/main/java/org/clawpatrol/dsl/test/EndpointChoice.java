package org.clawpatrol.dsl.test;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.HostPattern;
import org.clawpatrol.dsl.schema.Suggestion;
import org.clawpatrol.dsl.source.NearestName;

/** Finds the endpoint a fixture is about. Immutable. */
record EndpointChoice(Configuration configuration) {
    private static final int HTTPS = 443;
    private static final int LONGEST_PORT = 5;

    EndpointConfig of(Fixture fixture) throws FixtureException {
        String named = fixture.match().endpoint();
        if (!named.isEmpty()) {
            return named(named);
        }
        Optional<String> host = fixture.action().host();
        if (host.isEmpty()) {
            throw new FixtureException("neither match.endpoint nor action.host is set");
        }
        return claiming(host.get());
    }

    /** The same for a device of a profile. */
    EndpointConfig of(Fixture fixture, String profile) throws FixtureException {
        Optional<String> host = fixture.action().host();
        return fixture.match().endpoint().isEmpty() && host.isPresent()
                ? claimedIn(profile, host.get())
                : of(fixture);
    }

    /** Where live traffic of the profile would arrive; without a profile as for a fixture. */
    EndpointConfig of(PolicyTest.Given given) throws FixtureException {
        if (given.endpoint().isPresent()) {
            EndpointConfig named = configuration.endpoints().get(given.endpoint().get());
            if (named != null) {
                return named;
            }
        }
        String host = given.action().host().orElse("");
        if (given.profile().isEmpty()) {
            return claiming(host);
        }
        return claimedIn(given.profile().get(), host);
    }

    /** Where live traffic of a profile to a host would arrive. */
    private EndpointConfig claimedIn(String profile, String host) throws FixtureException {
        return configuration
                .hosts()
                .find(profile, withoutPort(host), port(host))
                .orElseThrow(
                        () ->
                                new FixtureException(
                                        "action.host: no endpoint of profile `%s` claims `%s`%s"
                                                .formatted(profile, host, claimed(host))));
    }

    private static int port(String host) {
        String digits = host.substring(host.lastIndexOf(':') + 1);
        boolean named =
                !withoutPort(host).equals(host) && digits.chars().allMatch(Character::isDigit);
        return named && !digits.isEmpty() && digits.length() <= LONGEST_PORT
                ? Integer.parseInt(digits)
                : HTTPS;
    }

    private EndpointConfig named(String typedName) throws FixtureException {
        int dot = typedName.indexOf('.');
        if (dot <= 0 || dot == typedName.length() - 1) {
            throw new FixtureException(
                    "match.endpoint: `%s` is not of the form type.name%s"
                            .formatted(typedName, typed(typedName)));
        }
        EndpointConfig found = configuration.endpoints().get(typedName.substring(dot + 1));
        if (found == null) {
            throw new FixtureException(
                    "match.endpoint: no endpoint `%s` is declared; %s"
                            .formatted(
                                    typedName,
                                    Suggestion.of(typedName, typedNames(), "endpoints")));
        }
        if (!found.typedName().equals(typedName)) {
            throw new FixtureException(
                    "match.endpoint: `%s` is declared as `%s`"
                            .formatted(typedName, found.typedName()));
        }
        return found;
    }

    private EndpointConfig claiming(String host) throws FixtureException {
        List<EndpointConfig> found = configuration.hosts().findInAll(withoutPort(host));
        if (found.isEmpty()) {
            throw new FixtureException(
                    "action.host: no endpoint claims `%s`%s".formatted(host, claimed(host)));
        }
        if (found.size() > 1) {
            String candidates =
                    found.stream().map(EndpointConfig::typedName).collect(Collectors.joining(", "));
            throw new FixtureException(
                    "action.host: several endpoints claim `%s`: %s; set match.endpoint"
                            .formatted(host, candidates));
        }
        return found.getFirst();
    }

    private String typed(String name) {
        return Optional.ofNullable(configuration.endpoints().get(name))
                .map(found -> "; write `" + found.typedName() + "`")
                .orElse("");
    }

    private List<String> typedNames() {
        return configuration.endpoints().values().stream().map(EndpointConfig::typedName).toList();
    }

    /** The way out where a host is spelt as none is claimed. */
    private String claimed(String host) {
        if (host.contains("/")) {
            return "; a host has no scheme and no path";
        }
        List<String> claimed =
                configuration.endpoints().values().stream()
                        .flatMap(endpoint -> endpoint.hosts().stream())
                        .map(HostPattern::toString)
                        .toList();
        return NearestName.of(host, claimed)
                .map(nearest -> "; did you mean `" + nearest + "`?")
                .orElse("");
    }

    private static String withoutPort(String host) {
        if (host.startsWith("[")) {
            int close = host.indexOf(']');
            return close < 0 ? host : host.substring(1, close);
        }
        int colon = host.indexOf(':');
        return colon >= 0 && colon == host.lastIndexOf(':') ? host.substring(0, colon) : host;
    }
}
