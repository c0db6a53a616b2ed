package org.clawpatrol.proxy.credential.placeholder;

/**
 * A credential whose tokens come from a token URL, as agents see it. Immutable.
 *
 * @param credential its name
 * @param clientId under which the gateway is known there; empty where each login has its own
 * @param scope what its tokens are for, separated by spaces; may be empty
 * @param ownSecret whether its tokens are given for a client's secret (RFC 6749, 4.4)
 */
public record TokenService(
        String credential,
        String clientId,
        String scope,
        boolean ownSecret,
        AgentTokens placeholders) {}
