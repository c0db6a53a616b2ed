package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import java.util.Optional;
import org.clawpatrol.proxy.device.Devices;
import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.operator.ApiTokens;
import org.clawpatrol.proxy.operator.Principal;
import org.clawpatrol.proxy.operator.Sessions;

/** Finds the operator or the device behind a request. Immutable. */
final class Authenticator {
    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final ApiTokens tokens;
    private final Devices devices;

    Authenticator(Sessions sessions, ApiTokens tokens, Devices devices) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.devices = devices;
    }

    /** The device whose token is offered as a bearer; nothing else proves one. */
    Optional<Peer> device(Context request) {
        return bearer(request).flatMap(token -> devices.authenticate(token, request.ip()));
    }

    /** Who offers a token is judged by it alone, whatever cookies come along. */
    Optional<Caller> caller(Context request) {
        Optional<String> token = offeredToken(request);
        if (token.isPresent()) {
            return tokens.authenticate(token.get()).map(principal -> new Caller(principal, ""));
        }
        String cookie = Cookies.read(request, Cookies.SESSION);
        Optional<Principal> principal = sessions.authenticate(cookie);
        return principal.map(found -> new Caller(found, CsrfToken.of(cookie)));
    }

    private static Optional<String> offeredToken(Context request) {
        return bearer(request).or(() -> Optional.ofNullable(request.header("X-Clawpatrol-Secret")));
    }

    /** Empty text for an {@code Authorization} of another kind: it proves nobody. */
    private static Optional<String> bearer(Context request) {
        String authorization = request.header("Authorization");
        if (authorization == null) {
            return Optional.empty();
        }
        boolean bearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return Optional.of(bearer ? authorization.substring(BEARER.length()).strip() : "");
    }
}
