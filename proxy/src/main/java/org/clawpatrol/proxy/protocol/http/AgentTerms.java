package org.clawpatrol.proxy.protocol.http;

import java.util.function.LongSupplier;
import org.clawpatrol.dsl.config.RequestLimits;

/**
 * What an agent's connection has to keep to. Immutable.
 *
 * @param nanoTime a clock that only runs forward, for measuring
 */
record AgentTerms(HttpTimeouts timeouts, RequestLimits limits, LongSupplier nanoTime) {

    /** Those of the newest configuration. */
    static AgentTerms of(HttpServices services) {
        return new AgentTerms(
                services.timeouts(),
                services.configuration().current().gateway().limits().requests(),
                services.nanoTime());
    }
}
