package org.clawpatrol.proxy.flow;

import org.clawpatrol.proxy.failure.Failure;

/**
 * Why an action does not happen. The protocol turns it into its own shape.
 *
 * @param kind who or what refused
 * @param reason safe for the agent: no rule internals, no secrets, no upstream texts
 */
public record Refusal(Kind kind, String reason) {
    private static final int BAD_GATEWAY = 502;

    /** The documented failure it is, and with that its status. */
    public Failure failure() {
        return switch (kind) {
            case POLICY -> Failure.POLICY;
            case CREDENTIAL -> Failure.CREDENTIAL;
            case JOURNAL -> Failure.NOT_RECORDED;
            case INTERNAL -> Failure.INTERNAL;
            case UPSTREAM -> Failure.of(BAD_GATEWAY, reason);
        };
    }

    /** What refused, and so which status the protocol answers. */
    public enum Kind {
        /** A rule, an approver or a default said no. */
        POLICY,
        /** The credential it needs has no secret. */
        CREDENTIAL,
        /** The record could not be written. */
        JOURNAL,
        /** The gateway found its own decision to be wrong. */
        INTERNAL,
        /** The origin could not be reached or trusted. */
        UPSTREAM
    }
}
