package org.clawpatrol.engine.policy;

/** What happens to an action that no rule matched. */
public enum NoMatch {
    ALLOW,
    DENY
}
