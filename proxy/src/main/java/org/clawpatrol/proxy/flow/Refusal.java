package org.clawpatrol.proxy.flow;

/**
 * Why an action does not happen. The protocol turns it into its own shape.
 *
 * @param kind who or what refused
 * @param reason safe for the agent: no rule internals, no secrets, no upstream texts
 */
public record Refusal(Kind kind, String reason) {

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
