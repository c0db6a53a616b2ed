package org.clawpatrol.dsl.schema;

import org.clawpatrol.engine.fact.Family;

/**
 * A type of endpoint as declared. Immutable.
 *
 * @param port claimed by hosts that name none
 */
public record EndpointType(BlockSchema block, Family family, int port) {}
