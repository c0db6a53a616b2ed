package org.clawpatrol.proxy.credential.login;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How far a login has come. Nothing of it is secret but to other operators. */
public sealed interface LoginStep {

    /**
     * The operator's browser goes to a page, and what comes back is pasted or posted.
     *
     * @param url https
     */
    record Browse(String url, String state) implements LoginStep {}

    /**
     * The operator types a code on a page, while the dashboard keeps asking.
     *
     * @param page https
     * @param interval between two questions
     */
    record TypeCode(
            String state,
            String userCode,
            String page,
            Duration interval,
            Optional<Duration> lifetime)
            implements LoginStep {}

    /**
     * Not done: ask again after the interval, or begin anew.
     *
     * @param error a word of RFC 8628, 3.5
     */
    record Wait(String error, String detail, Duration interval) implements LoginStep {}

    /**
     * Done.
     *
     * @param expiry of the access token, where the server names one
     */
    record Connected(Optional<Instant> expiry) implements LoginStep {}
}
