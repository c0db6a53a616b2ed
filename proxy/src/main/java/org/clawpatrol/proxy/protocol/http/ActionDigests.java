package org.clawpatrol.proxy.protocol.http;

/** Lends each thread the one digest it works with. Safe to share. */
final class ActionDigests {
    private final ThreadLocal<ActionDigest> digests = ThreadLocal.withInitial(ActionDigest::new);

    /** A digest over nothing yet; what the thread was given before is of no use from now on. */
    ActionDigest begin() {
        return digests.get().begin();
    }
}
