package org.clawpatrol.proxy.net;

import java.util.Optional;
import javax.net.ssl.SSLSession;

/** Says whose connection it is, once its TLS stands. */
interface Arrival {

    /** Empty where it is turned away. */
    Optional<Connection> of(SSLSession session);
}
