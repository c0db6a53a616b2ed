package org.clawpatrol.proxy.credential.login;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clawpatrol.proxy.credential.oauth.TokenClient;

/**
 * Where and how people log in for a credential. Immutable.
 *
 * @param client its identifier is empty where clients are registered for each login
 * @param start where a login begins: a page for browsers, or the endpoint of a device login
 * @param target parameters that say whom the token is for
 * @param redirect where the browser is sent with the code; empty for this dashboard's own page
 */
record LoginProvider(
        Flow flow,
        TokenClient client,
        URI start,
        Optional<URI> registration,
        Optional<URI> revocation,
        List<String> scopes,
        Map<String, String> target,
        String redirect) {
    LoginProvider {
        scopes = List.copyOf(scopes);
        target = Map.copyOf(target);
    }

    /** The ways to log in. */
    enum Flow {
        /** RFC 6749, 4.1, with RFC 7636. */
        CODE,
        /** The same, the client registered first: RFC 7591. */
        REGISTERED_CODE,
        /** RFC 8628. */
        DEVICE,
        /** The device login of the Codex agent. */
        CODEX_DEVICE
    }

    LoginProvider as(TokenClient registered) {
        return new LoginProvider(
                flow, registered, start, registration, revocation, scopes, target, redirect);
    }

    /** With further scopes, each once. */
    LoginProvider asking(List<String> further) {
        List<String> all = Stream.concat(scopes.stream(), further.stream()).distinct().toList();
        return new LoginProvider(
                flow, client, start, registration, revocation, all, target, redirect);
    }

    LoginProvider redirecting(String url) {
        return new LoginProvider(
                flow, client, start, registration, revocation, scopes, target, url);
    }

    boolean device() {
        return flow == Flow.DEVICE || flow == Flow.CODEX_DEVICE;
    }
}
