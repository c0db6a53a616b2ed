package org.clawpatrol.proxy.approval;

import java.util.Locale;

/** Where a question to an approver stands. */
public enum ApprovalState {
    PENDING,
    APPROVED,
    DENIED,
    TIMED_OUT,
    CLIENT_DISCONNECTED,
    CANCELED,
    UNKNOWN;

    /** The name programs see, such as {@code timed_out}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
