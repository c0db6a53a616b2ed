package org.clawpatrol.proxy.protocol.http;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.EndpointPolicy;
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
 * @param grants credentials of the profile there
 * @param credential the one it is dispatched to
 */
record ActionTarget(
        Configuration configuration,
        EndpointConfig endpoint,
        EndpointPolicy policy,
        List<Grant> grants,
        Optional<String> credential) {

    /** Empty when no endpoint of the profile has the host. */
    static Optional<ActionTarget> find(
            Configuration configuration, Connection connection, HttpRequest request) {
        String profile = connection.peer().profile();
        Optional<EndpointConfig> found =
                configuration
                        .hosts()
                        .find(profile, connection.host(), connection.port())
                        .filter(endpoint -> endpoint.family() == Family.HTTP);
        return found.map(
                endpoint -> {
                    List<Grant> grants =
                            CredentialDispatch.grantsAt(configuration, profile, endpoint.name());
                    return new ActionTarget(
                            configuration,
                            endpoint,
                            policyOf(configuration, endpoint),
                            grants,
                            CredentialDispatch.choose(grants, subject(endpoint, request)));
                });
    }

    private static DispatchSubject subject(EndpointConfig endpoint, HttpRequest request) {
        return new HttpDispatchSubject(endpoint.type(), request.fields(), request.target().query());
    }

    private static EndpointPolicy policyOf(Configuration configuration, EndpointConfig endpoint) {
        return configuration
                .policy()
                .endpoint(endpoint.name())
                .orElseGet(
                        () ->
                                EndpointPolicy.of(
                                        endpoint.name(),
                                        endpoint.family(),
                                        List.of(),
                                        configuration.defaults().noMatch()));
    }

    /** What the profile says agents write where they mean a credential. */
    Optional<String> placeholderOf(Optional<String> meant) {
        return grants.stream()
                .filter(grant -> meant.equals(Optional.of(grant.credential())))
                .flatMap(
                        grant ->
                                Optional.ofNullable(grant.disambiguators().get("placeholder"))
                                        .stream())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** Whether any credential that the action may get has to see its body. */
    boolean credentialNeedsBody(RequestView request) {
        for (Grant grant : grants) {
            CredentialConfig held = configuration.credentials().get(grant.credential());
            if (held != null && HttpInjections.of(held).needsBody(request)) {
                return true;
            }
        }
        return false;
    }

    /** What facts are read in. */
    ActionContext context(HttpSession session) {
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
