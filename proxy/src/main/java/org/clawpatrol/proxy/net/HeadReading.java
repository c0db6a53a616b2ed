package org.clawpatrol.proxy.net;

import org.clawpatrol.proxy.flow.Refusal;

/** What came of reading a request head. */
sealed interface HeadReading {

    /** A valid head. */
    record Read(RequestHead head) implements HeadReading {}

    /** Not a head this proxy takes. */
    record Unacceptable(Refusal refusal) implements HeadReading {}
}
