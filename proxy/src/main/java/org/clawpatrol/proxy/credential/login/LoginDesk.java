package org.clawpatrol.proxy.credential.login;

import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.credential.oauth.TokenException;
import org.clawpatrol.proxy.secret.Secret;

/**
 * Where operators log in for credentials, and out again. Safe to share; a call may take as long as
 * an authorization server does. What a {@link TokenException} says is fit for the operator.
 */
public interface LoginDesk {

    /** Whether a credential is one to log in for. */
    boolean offers(CredentialConfig credential);

    /** Whether somebody has logged in, and until when the access token is good. */
    Optional<LoginStep.Connected> connected(CredentialConfig credential);

    /**
     * Why a login, or the key that tokens are made with, gave none when it was last asked, as it
     * follows the credential's name.
     */
    Optional<String> trouble(CredentialConfig credential);

    /**
     * Begins a login.
     *
     * @param operator who alone can finish it
     * @param further scopes to ask for besides; what is none is left out
     * @param callback address of the dashboard's own page for codes
     * @throws TokenException where the server does not answer as it should
     */
    LoginStep start(
            CredentialConfig credential, String operator, List<String> further, String callback)
            throws TokenException;

    /**
     * Ends a code login with what the operator brought back; the session is used up, whatever comes
     * of it.
     *
     * @param pasted a code, a query or a whole address
     * @throws TokenException where there is no such login, or no token for it
     */
    LoginStep.Connected exchange(String state, String operator, String pasted)
            throws TokenException;

    /**
     * Asks whether the operator has typed the code, as often as the server allows and no oftener.
     *
     * @throws TokenException where it came to nothing
     */
    LoginStep poll(String state, String operator) throws TokenException;

    /**
     * Takes over a login that was made elsewhere: its refresh token is shown at once.
     *
     * @throws TokenException where it is good for nothing
     */
    LoginStep.Connected adopt(CredentialConfig credential, Secret refreshToken)
            throws TokenException;

    /**
     * Ends a login: here at once, and at its server where that has an address for it (RFC 7009).
     *
     * @return whether the server took the token back
     * @throws TokenException where it could not be ended here
     */
    boolean revoke(CredentialConfig credential) throws TokenException;
}
