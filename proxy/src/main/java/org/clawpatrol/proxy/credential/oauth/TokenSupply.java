package org.clawpatrol.proxy.credential.oauth;

/** Gets fresh tokens. Called by one thread at a time, which it may block. */
@FunctionalInterface
public interface TokenSupply extends AutoCloseable {

    /**
     * A token that is good for some time.
     *
     * @throws TokenException where there is none to be had
     */
    IssuedToken issue() throws TokenException;

    /** Wipes what tokens are asked for with. */
    @Override
    default void close() {}
}
