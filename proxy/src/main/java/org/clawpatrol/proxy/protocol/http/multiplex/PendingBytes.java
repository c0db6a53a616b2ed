package org.clawpatrol.proxy.protocol.http.multiplex;

/** The bytes of one stream that were written and have not left; its owner should write few. */
final class PendingBytes {
    /** Past it the owner should wait, in bytes. */
    private static final int HIGH = 64 * 1024;

    /** Under it the owner may go on, in bytes. */
    private static final int LOW = 32 * 1024;

    private long bytes;
    private boolean many;

    boolean few() {
        return !many;
    }

    /** Whether there are many from now on. */
    boolean add(int more) {
        bytes += more;
        if (many || bytes <= HIGH) {
            return false;
        }
        many = true;
        return true;
    }

    /** Whether there are few from now on. */
    boolean remove(int fewer) {
        bytes -= fewer;
        if (!many || bytes >= LOW) {
            return false;
        }
        many = false;
        return true;
    }
}
