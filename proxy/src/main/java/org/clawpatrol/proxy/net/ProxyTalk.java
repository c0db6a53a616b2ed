package org.clawpatrol.proxy.net;

import io.netty.buffer.ByteBuf;

/** The words by which an upstream proxy is asked for one connection. Lives on one loop. */
interface ProxyTalk {

    /** What came of listening to the proxy. */
    sealed interface Step {

        /** The proxy has not finished what it says. */
        record More() implements Step {}

        /** The proxy waits for these bytes. */
        record Say(ByteBuf words) implements Step {}

        /** The connection is there; what follows comes from the origin. */
        record Open() implements Step {}

        /**
         * The proxy will not, or cannot be understood.
         *
         * @param detail for operators
         */
        record Refused(String detail) implements Step {}
    }

    /** What is said first. */
    ByteBuf opening();

    /** Takes what the proxy said, complete messages only. */
    Step heard(ByteBuf in);
}
