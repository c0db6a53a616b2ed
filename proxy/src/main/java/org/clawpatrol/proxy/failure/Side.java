package org.clawpatrol.proxy.failure;

/** Who has to change something before the action can succeed. */
public enum Side {
    /** The program that sent it. */
    AGENT,
    /** Whoever writes the policy, decides approvals or sets secrets. */
    OPERATOR,
    /** The gateway itself, or the machine it runs on. */
    GATEWAY,
    /** The origin, or the way to it. */
    UPSTREAM
}
