package org.clawpatrol.proxy.protocol.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clawpatrol.dsl.config.ApproverConfig;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.Defaults;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.dsl.config.HostIndex;
import org.clawpatrol.dsl.config.HostPattern;
import org.clawpatrol.dsl.config.PathNormalization;
import org.clawpatrol.dsl.config.ProfileConfig;
import org.clawpatrol.dsl.config.ShadowPolicies;
import org.clawpatrol.dsl.variable.DeclaredValues;
import org.clawpatrol.engine.expr.Equal;
import org.clawpatrol.engine.expr.Expr;
import org.clawpatrol.engine.expr.FactRead;
import org.clawpatrol.engine.expr.In;
import org.clawpatrol.engine.expr.Literal;
import org.clawpatrol.engine.expr.TextTest;
import org.clawpatrol.engine.fact.FactSchema;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.Handling;
import org.clawpatrol.engine.policy.Injection;
import org.clawpatrol.engine.policy.LogDetail;
import org.clawpatrol.engine.policy.NoMatch;
import org.clawpatrol.engine.policy.Outcome;
import org.clawpatrol.engine.policy.Policy;
import org.clawpatrol.engine.policy.Rule;
import org.clawpatrol.engine.value.StringValue;

/** A small configuration: one endpoint {@code https.api}, one profile {@code dev}. Mutable. */
final class Lab {
    static final String HOST = "api.lab.test";
    static final int BODY_BUFFER = 1000;

    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, CredentialConfig> credentials = new LinkedHashMap<>();
    private final List<ProfileConfig.Grant> grants = new ArrayList<>();
    private String endpointType = "https";
    private boolean timeoutAllows;
    private GatewaySettings.Limits limits = new GatewaySettings.Limits(BODY_BUFFER, 100);
    private PathNormalization pathNormalization = PathNormalization.STRICT;

    Lab token(String name, boolean idempotencyKey, Map<String, String> disambiguators) {
        credentials.put(
                name,
                new CredentialConfig(
                        name,
                        "bearer_token",
                        List.of("api"),
                        Optional.empty(),
                        Optional.empty(),
                        new CredentialConfig.BearerToken(idempotencyKey)));
        grants.add(new ProfileConfig.Grant(name, disambiguators));
        return this;
    }

    /** A credential of any type; it may be one that a grant tells from others. */
    Lab credential(
            String name, CredentialConfig.Settings settings, Map<String, String> disambiguators) {
        credentials.put(
                name,
                new CredentialConfig(
                        name, "any", List.of("api"), Optional.empty(), Optional.empty(), settings));
        grants.add(new ProfileConfig.Grant(name, disambiguators));
        return this;
    }

    /** A credential that the profile holds at an endpoint other than this one. */
    Lab elsewhere(String name, CredentialConfig.Settings settings) {
        credentials.put(
                name,
                new CredentialConfig(
                        name,
                        "any",
                        List.of("other"),
                        Optional.empty(),
                        Optional.empty(),
                        settings));
        grants.add(new ProfileConfig.Grant(name, Map.of()));
        return this;
    }

    Lab clientCertificate(String name) {
        return credential(name, "mtls_credential", new CredentialConfig.ClientCertificate());
    }

    Lab awsKey(String name) {
        return credential(name, "aws_credential", new CredentialConfig.AwsKey());
    }

    private Lab credential(String name, String type, CredentialConfig.Settings settings) {
        credentials.put(
                name,
                new CredentialConfig(
                        name, type, List.of("api"), Optional.empty(), Optional.empty(), settings));
        grants.add(new ProfileConfig.Grant(name, Map.of()));
        return this;
    }

    Lab token(String name) {
        return token(name, false, Map.of());
    }

    Lab denyPath(String prefix) {
        Expr condition = textTest(TextTest.Operator.STARTS_WITH, "path", prefix);
        return rule("deny " + prefix, Optional.of(condition), new Outcome.Deny(), "not there");
    }

    Lab denyBody(String word) {
        Expr condition = textTest(TextTest.Operator.CONTAINS, "body", word);
        return rule("deny " + word, Optional.of(condition), new Outcome.Deny(), "forbidden word");
    }

    /** Denies what has this text as one of its facts. */
    Lab denyFact(String path, String value) {
        Expr condition =
                new Equal(
                        new FactRead(FactSchema.of(Family.HTTP).fact(path).orElseThrow()),
                        new Literal(new StringValue(value)),
                        false);
        return rule("deny " + path, Optional.of(condition), new Outcome.Deny(), "denied fact");
    }

    /** Denies what has such a header field. */
    Lab denyHeader(String name) {
        Expr condition =
                new In(
                        new Literal(new StringValue(name)),
                        new FactRead(
                                FactSchema.of(Family.HTTP).fact("http", "headers").orElseThrow()));
        return rule("deny " + name, Optional.of(condition), new Outcome.Deny(), "denied header");
    }

    Lab askFor(String prefix) {
        Expr condition = textTest(TextTest.Operator.STARTS_WITH, "path", prefix);
        Outcome ask = new Outcome.Approve(List.of("dashboard"));
        return rule("ask " + prefix, Optional.of(condition), ask, "please look");
    }

    /** A rule without condition. */
    Lab all(Outcome outcome, Injection injection, LogDetail log) {
        rules.add(
                new Rule(
                        "all",
                        -1,
                        Optional.empty(),
                        Optional.empty(),
                        outcome,
                        "as ruled",
                        new Handling(injection, log, List.of("tagged"))));
        return this;
    }

    /** Approvals that nobody decides in time allow. */
    Lab timeoutAllows() {
        timeoutAllows = true;
        return this;
    }

    /** An endpoint of another type, with the same host. */
    Lab endpointType(String other) {
        endpointType = other;
        return this;
    }

    /** Paths that two servers could read differently reach the origin. */
    Lab anyPath() {
        pathNormalization = PathNormalization.OFF;
        return this;
    }

    Lab limits(GatewaySettings.Limits others) {
        limits = others;
        return this;
    }

    Configuration build() {
        EndpointConfig endpoint =
                new EndpointConfig(
                        "api",
                        endpointType,
                        Family.HTTP,
                        List.of(new HostPattern(HOST, false, java.util.OptionalInt.empty())),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        pathNormalization,
                        Optional.empty(),
                        Optional.empty());
        EndpointPolicy policy = EndpointPolicy.of("api", Family.HTTP, rules, NoMatch.ALLOW);
        return new Configuration(
                new GatewaySettings(
                        Path.of("/state"),
                        Path.of("/key"),
                        Optional.empty(),
                        "",
                        Duration.ofHours(1),
                        Optional.empty(),
                        limits),
                new Defaults(true, NoMatch.ALLOW, Duration.ofMinutes(10), timeoutAllows),
                Map.of("api", endpoint),
                credentials,
                Map.of(
                        "dashboard",
                        new ApproverConfig("dashboard", "dashboard", "", Duration.ofMinutes(1))),
                Map.of("dev", new ProfileConfig("dev", grants)),
                new OneHost(endpoint),
                new Policy(Map.of("api", policy)),
                Set.of(),
                Map.of(),
                ShadowPolicies.none(),
                DeclaredValues.none(),
                List.of());
    }

    private Lab rule(String name, Optional<Expr> condition, Outcome outcome, String reason) {
        rules.add(new Rule(name, 0, Optional.empty(), condition, outcome, reason));
        return this;
    }

    private static Expr textTest(TextTest.Operator operator, String field, String argument) {
        return new TextTest(
                operator,
                new FactRead(FactSchema.of(Family.HTTP).fact("http", field).orElseThrow()),
                new Literal(new StringValue(argument)));
    }

    /** Knows one host, for one profile. */
    private record OneHost(EndpointConfig endpoint) implements HostIndex {
        @Override
        public Optional<EndpointConfig> find(String profile, String host, int port) {
            return profile.equals("dev") && host.equals(HOST)
                    ? Optional.of(endpoint)
                    : Optional.empty();
        }

        @Override
        public List<EndpointConfig> findInAll(String host) {
            return List.of(endpoint);
        }
    }
}
