package org.clawpatrol.proxy.protocol.http.payload;

import org.clawpatrol.engine.value.UnknownValue;

/** The body of a request as far as it was kept. Immutable by agreement. */
public sealed interface Content {

    /** Bytes from the start of the body. */
    final class Bytes implements Content {
        private final byte[] bytes;
        private final boolean complete;

        /**
         * @param bytes not copied; nobody writes to them
         * @param complete whether they are the whole body
         */
        public Bytes(byte[] bytes, boolean complete) {
            this.bytes = bytes;
            this.complete = complete;
        }

        byte[] bytes() {
            return bytes;
        }

        boolean complete() {
            return complete;
        }
    }

    /** Nothing that could be read. */
    record Lost(UnknownValue why) implements Content {}
}
