package org.clawpatrol.proxy.protocol.http;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.engine.policy.PolicyEngine;
import org.clawpatrol.proxy.credential.CredentialDispatch;
import org.clawpatrol.proxy.credential.DispatchSubject;
import org.clawpatrol.proxy.credential.RequestView;
import org.clawpatrol.proxy.credential.type.HttpInjections;
import org.clawpatrol.proxy.fact.ActionContext;
import org.clawpatrol.proxy.fact.ActionContext.Destination;
import org.clawpatrol.proxy.fact.ActionContext.EndpointIdentity;
import org.clawpatrol.proxy.fact.ActionContext.Moment;
import org.clawpatrol.proxy.net.Connection;

/**
 * What an action of a connection is for, under one configuration. Immutable.
 *
 * @param dialect what is spoken there
 * @param grants credentials of the profile there
 * @param credential the one it is dispatched to
 */
record ActionTarget(
        Configuration configuration,
        EndpointConfig endpoint,
        EndpointPolicy policy,
        HttpDialect dialect,
        List<Grant> grants,
        Optional<String> credential) {

    /** Empty when no endpoint of the profile that speaks HTTP has the host. */
    static Optional<ActionTarget> find(
            Configuration configuration, HttpSession session, HttpRequest request) {
        Connection connection = session.connection();
        String profile = connection.peer().profile();
        Map<Family, HttpDialect> dialects = session.services().dialects();
        Optional<EndpointConfig> found =
                configuration
                        .hosts()
                        .find(profile, connection.host(), connection.port())
                        .filter(endpoint -> dialects.containsKey(endpoint.family()));
        return found.map(
                endpoint -> {
                    List<Grant> grants =
                            CredentialDispatch.grantsAt(configuration, profile, endpoint.name());
                    return new ActionTarget(
                            configuration,
                            endpoint,
                            configuration.policyOf(endpoint),
                            Objects.requireNonNull(dialects.get(endpoint.family())),
                            grants,
                            CredentialDispatch.choose(grants, subject(endpoint, request)));
                });
    }

    private static DispatchSubject subject(EndpointConfig endpoint, HttpRequest request) {
        return new HttpDispatchSubject(endpoint.type(), request.fields(), request.target().query());
    }

    /** What the profile says agents write where they mean a credential. */
    Optional<String> placeholderOf(Optional<String> meant) {
        if (meant.isEmpty()) {
            return Optional.empty();
        }
        for (Grant grant : grants) {
            String text = grant.disambiguators().getOrDefault("placeholder", "");
            if (!text.isEmpty() && grant.credential().equals(meant.get())) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    /** The same, dispatched to another credential. */
    ActionTarget meaning(String other) {
        return new ActionTarget(
                configuration, endpoint, policy, dialect, grants, Optional.of(other));
    }

    /** Whether any credential that the action may get has to see its body. */
    boolean credentialNeedsBody(HttpSession session, HttpRequest sent) {
        RequestView request = view(session, sent);
        for (Grant grant : grants) {
            CredentialConfig held = configuration.credentials().get(grant.credential());
            if (held != null && HttpInjections.of(held).needsBody(request)) {
                return true;
            }
        }
        return false;
    }

    /** What rules may ask of the request. */
    Facts facts(HttpSession session, HttpRequest request, CapturedBody body) {
        ActionContext context = context(session);
        Facts http = session.facts().read(request, body, context);
        return dialect.facts(view(session, request), http, context);
    }

    /**
     * Whether the rules decide alike, whichever way a server reads the names of its fields; asked
     * where there are two.
     *
     * @param asSent what rules may ask of the request as it was sent
     */
    boolean decidesAlike(
            HttpSession session, HttpRequest request, CapturedBody body, Facts asSent) {
        if (!ReadHeaders.of(policy).any()) {
            return true;
        }
        Facts asRead = facts(session, FieldNames.secondReading(request), body);
        String lent = credential.orElse(null);
        return PolicyEngine.decide(policy, asSent, lent)
                .equals(PolicyEngine.decide(policy, asRead, lent));
    }

    /** Why it is not let through, whatever the rules say. */
    Optional<String> objection(HttpSession session, HttpRequest request) {
        return dialect.objection(view(session, request));
    }

    /** Whether it may switch to a protocol whose bytes are not read. */
    boolean mayTunnel(HttpSession session, HttpRequest request) {
        return dialect.mayTunnel(view(session, request));
    }

    private static RequestView view(HttpSession session, HttpRequest request) {
        return new ForwardedView(request, session.connection().host());
    }

    /** What facts are read in. */
    private ActionContext context(HttpSession session) {
        Connection to = session.connection();
        return new ActionContext(
                Optional.of(to.peer()),
                Optional.of(new EndpointIdentity(endpoint.name(), endpoint.type())),
                credential,
                Optional.of(grants),
                Optional.of(
                        new Moment(
                                session.services().clock().instant(),
                                configuration.gateway().timeZone())),
                new Destination(Optional.of(to.host()), Optional.of(to.port())));
    }
}
