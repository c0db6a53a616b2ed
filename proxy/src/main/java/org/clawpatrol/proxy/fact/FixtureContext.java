package org.clawpatrol.proxy.fact;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.test.FixtureAction;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.proxy.fact.ActionContext.Destination;
import org.clawpatrol.proxy.fact.ActionContext.EndpointIdentity;

/** What a fixture says about the circumstances of its action. Stateless. */
public final class FixtureContext {
    private static final int HTTPS = 443;
    private static final int LARGEST_PORT = 65535;

    private FixtureContext() {}

    public static ActionContext of(FixtureAction action, EndpointConfig endpoint) {
        return new ActionContext(
                Optional.empty(),
                Optional.of(new EndpointIdentity(endpoint.name(), endpoint.type())),
                action.credential(),
                Optional.empty(),
                Optional.empty(),
                action.host()
                        .map(host -> destination(host, endpoint.family()))
                        .orElse(Destination.UNKNOWN));
    }

    private static Destination destination(String text, Family family) {
        int bracket = text.startsWith("[") ? text.indexOf(']') : -1;
        int colon = text.indexOf(':', Math.max(bracket, 0));
        boolean port = colon >= 0 && (bracket >= 0 || colon == text.lastIndexOf(':'));
        String host = port ? text.substring(0, colon) : text;
        return new Destination(
                Optional.of(plain(host)),
                port ? number(text.substring(colon + 1)) : usualPort(family));
    }

    private static String plain(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        boolean literal = name.startsWith("[") && name.endsWith("]");
        String bare = literal ? name.substring(1, name.length() - 1) : name;
        return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    }

    private static Optional<Integer> usualPort(Family family) {
        return List.of(Family.HTTP, Family.K8S).contains(family)
                ? Optional.of(HTTPS)
                : Optional.empty();
    }

    private static Optional<Integer> number(String text) {
        try {
            int port = Integer.parseInt(text);
            return port > 0 && port <= LARGEST_PORT ? Optional.of(port) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
