package org.clawpatrol.proxy.failure;

import java.util.OptionalInt;

/**
 * What an agent gets and may do about it.
 *
 * @param status of HTTP; other protocols have their own shape for the same failure
 * @param retryAfter seconds after which it may succeed; empty where nobody knows
 */
record Answer(int status, Side side, Retry retry, OptionalInt retryAfter) {

    /** The agent sent something that cannot be accepted. */
    static Answer toAgent(int status) {
        return of(status, Side.AGENT, Retry.USELESS);
    }

    static Answer of(int status, Side side, Retry retry) {
        return new Answer(status, side, retry, OptionalInt.empty());
    }

    /** The same, which ends by itself within some seconds. */
    Answer after(int seconds) {
        return new Answer(status, side, retry, OptionalInt.of(seconds));
    }
}
