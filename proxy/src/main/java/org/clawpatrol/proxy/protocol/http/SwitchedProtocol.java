package org.clawpatrol.proxy.protocol.http;

import java.util.function.Consumer;
import org.clawpatrol.proxy.protocol.http.relay.Ended;
import org.clawpatrol.proxy.protocol.http.relay.Relay;
import org.clawpatrol.proxy.protocol.http.relay.RelayEnd;

/** A protocol that agent and origin agreed to switch to. */
@FunctionalInterface
interface SwitchedProtocol {

    /** What carries it; not yet started. */
    Relay relay(RelayEnd agent, RelayEnd origin, Consumer<Ended> done);
}
