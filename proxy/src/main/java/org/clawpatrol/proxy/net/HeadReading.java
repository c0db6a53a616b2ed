package org.clawpatrol.proxy.net;

/** What came of reading a request head. */
sealed interface HeadReading {

    /** A valid head. */
    record Read(RequestHead head) implements HeadReading {}

    /**
     * Not a head this proxy takes.
     *
     * @param status what to answer
     */
    record Unacceptable(int status, String reason) implements HeadReading {}
}
