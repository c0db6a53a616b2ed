package org.clawpatrol.proxy.net;

import org.clawpatrol.proxy.flow.Peer;

/** Who a connection belongs to, as far as it was proven. */
sealed interface Identity {

    /** A peer of a profile that exists. */
    record Known(Peer peer) implements Identity {}

    /** Nobody the gateway knows; proof may be sent. */
    record Unproven(String reason) implements Identity {}

    /** Proof that cannot be read in one way only. */
    record Ambiguous(String reason) implements Identity {}

    /** Proven, but with as many connections as one device may have. */
    record Crowded(String reason) implements Identity {}

    /** Proven, but not allowed anything. */
    record Powerless(String reason) implements Identity {}
}
