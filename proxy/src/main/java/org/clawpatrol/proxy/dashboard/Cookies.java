package org.clawpatrol.proxy.dashboard;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Objects;
import org.clawpatrol.proxy.operator.Sessions;

/** Reads and sets the dashboard's two cookies. Immutable. */
final class Cookies {
    static final String SESSION = "cp_session";
    static final String SIGN_IN = "cp_login";

    private static final Duration SIGN_IN_LIFETIME = Duration.ofHours(1);

    private final boolean secure;
    private final Duration sessionLifetime;

    /**
     * @param secure whether browsers reach the dashboard by https
     */
    Cookies(boolean secure, Sessions sessions) {
        this.secure = secure;
        this.sessionLifetime = sessions.lifetime();
    }

    /** The cookie's value, or empty. */
    static String read(Context request, String name) {
        return Objects.requireNonNullElse(request.cookie(name), "");
    }

    void setSession(Context request, String value) {
        set(request, SESSION, value, "/", sessionLifetime);
    }

    void clearSession(Context request) {
        set(request, SESSION, "", "/", Duration.ZERO);
    }

    void setSignIn(Context request, String value) {
        set(request, SIGN_IN, value, "/__login", SIGN_IN_LIFETIME);
    }

    private void set(Context request, String name, String value, String path, Duration lifetime) {
        String header =
                name
                        + "="
                        + value
                        + "; Path="
                        + path
                        + "; Max-Age="
                        + lifetime.toSeconds()
                        + "; HttpOnly; SameSite=Strict"
                        + (secure ? "; Secure" : "");
        request.res().addHeader("Set-Cookie", header);
    }
}
