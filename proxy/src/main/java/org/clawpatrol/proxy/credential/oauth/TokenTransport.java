package org.clawpatrol.proxy.credential.oauth;

/** Carries calls to authorization servers, and to others that operators named. Safe to share. */
@FunctionalInterface
public interface TokenTransport {

    /**
     * The answer, whatever its status; redirects are answers too. Blocks, up to its bound.
     *
     * @throws TokenException where there is none, or too much of one
     */
    TokenReply send(TokenCall call) throws TokenException;

    /** Whether calls go through the operator's upstream proxy now. */
    default boolean proxied() {
        return false;
    }
}
