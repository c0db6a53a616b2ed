package org.clawpatrol.proxy.operator;

/** Everything that decides whether someone is an operator. */
public record OperatorAccess(
        OperatorAccounts accounts, Sessions sessions, ApiTokens tokens, LoginThrottle throttle) {}
