package org.clawpatrol.proxy.net;

/** What came of reading the first bytes of a TLS client. */
sealed interface HelloReading {

    /** No complete message yet. */
    record Incomplete() implements HelloReading {}

    /** A complete ClientHello. */
    record Read(ClientHello hello) implements HelloReading {}

    /** Not TLS, or not in a form this gateway takes. */
    record Malformed(String reason) implements HelloReading {}
}
