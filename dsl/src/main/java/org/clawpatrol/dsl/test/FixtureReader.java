package org.clawpatrol.dsl.test;

import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.engine.fact.Facts;

/** Reads the facts of recorded actions of one family, as live traffic of it is read. */
public interface FixtureReader {

    /**
     * @param action of the reader's family
     * @param limits those of the gateway
     * @throws FixtureException when the action cannot be read or contradicts itself
     */
    Facts read(FixtureAction action, EndpointConfig endpoint, GatewaySettings.Limits limits)
            throws FixtureException;
}
