package org.clawpatrol.proxy.fact;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;
import org.clawpatrol.proxy.flow.Peer;

/**
 * What is known of an action before any of it is read. What a fixture does not say is not known.
 * Immutable.
 *
 * @param peer who acts, as the channel proved it
 * @param endpoint the endpoint the action belongs to
 * @param credential name of the credential it was dispatched to; empty for none
 * @param grants what the profile grants at the endpoint
 * @param moment when it happens
 * @param destination where the agent connected to
 */
public record ActionContext(
        Optional<Peer> peer,
        Optional<EndpointIdentity> endpoint,
        Optional<String> credential,
        Optional<List<Grant>> grants,
        Optional<Moment> moment,
        Destination destination) {

    /** An endpoint by name and type. */
    public record EndpointIdentity(String name, String type) {}

    /** A point in time and the zone its hour and day are read in. */
    public record Moment(Instant instant, ZoneId zone) {}

    /** The host and port an agent connected to, each where it is known. */
    public record Destination(Optional<String> host, Optional<Integer> port) {
        public static final Destination UNKNOWN =
                new Destination(Optional.empty(), Optional.empty());
    }

    /** Nothing is known. */
    public static ActionContext unknown() {
        return new ActionContext(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Destination.UNKNOWN);
    }
}
