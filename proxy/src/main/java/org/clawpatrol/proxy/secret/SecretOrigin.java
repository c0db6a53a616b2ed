package org.clawpatrol.proxy.secret;

/** Where a secret comes from, for operators. */
public enum SecretOrigin {
    STORE,
    ENVIRONMENT
}
