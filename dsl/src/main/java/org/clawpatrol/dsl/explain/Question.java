package org.clawpatrol.dsl.explain;

import java.util.Optional;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.engine.fact.Facts;

/**
 * What is to be explained: one action at an endpoint.
 *
 * @param facts read by one thread at a time
 * @param profile of the device it comes from; empty where nothing says it
 * @param credential name of the credential it was dispatched to
 */
public record Question(
        EndpointConfig endpoint,
        Facts facts,
        Optional<String> profile,
        Optional<String> credential) {}
