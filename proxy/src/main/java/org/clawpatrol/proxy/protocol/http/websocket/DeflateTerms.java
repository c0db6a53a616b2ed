package org.clawpatrol.proxy.protocol.http.websocket;

/**
 * What was agreed upon about permessage-deflate, RFC 7692 section 7.1. Windows smaller than the
 * largest need no telling apart by who inflates.
 *
 * @param agentResets whether the agent compresses every message on its own
 * @param originResets whether the origin does
 */
public record DeflateTerms(boolean agentResets, boolean originResets) {

    boolean resets(Direction direction) {
        return switch (direction) {
            case TO_ORIGIN -> agentResets;
            case TO_AGENT -> originResets;
        };
    }
}
