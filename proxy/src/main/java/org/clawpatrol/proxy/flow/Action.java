package org.clawpatrol.proxy.flow;

import java.util.Optional;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.engine.fact.Facts;
import org.clawpatrol.engine.policy.EndpointPolicy;
import org.clawpatrol.proxy.telemetry.ActionTimer;

/**
 * One thing an agent asks for, read completely enough to decide it. Immutable apart from the lazy
 * facts; belongs to one thread at a time.
 *
 * @param id unique, sortable by time (UUIDv7)
 * @param configuration the configuration this action is judged and served under throughout
 * @param credential name of the credential dispatched for it
 * @param description what records and approvers show
 * @param timer measures it as it passes its phases
 */
public record Action(
        String id,
        Peer peer,
        Configuration configuration,
        EndpointConfig endpoint,
        EndpointPolicy policy,
        Optional<String> credential,
        Facts facts,
        Description description,
        ActionTimer timer) {}
