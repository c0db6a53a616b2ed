package org.clawpatrol.proxy.failure;

/**
 * What an agent gets and may do about it.
 *
 * @param status of HTTP; other protocols have their own shape for the same failure
 */
record Answer(int status, Side side, Retry retry) {

    /** The agent sent something that cannot be accepted. */
    static Answer toAgent(int status) {
        return new Answer(status, Side.AGENT, Retry.USELESS);
    }

    static Answer of(int status, Side side, Retry retry) {
        return new Answer(status, side, retry);
    }
}
