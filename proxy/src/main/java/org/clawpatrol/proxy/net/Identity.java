package org.clawpatrol.proxy.net;

import org.clawpatrol.proxy.flow.Peer;
import org.clawpatrol.proxy.flow.Refusal;

/** Who a connection belongs to, as far as it was proven. */
sealed interface Identity {

    /** A peer of a profile that exists. */
    record Known(Peer peer) implements Identity {}

    /** Nobody who is let in. */
    record Refused(Refusal refusal) implements Identity {}
}
