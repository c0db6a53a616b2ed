package org.clawpatrol.dsl.config;

import java.time.Duration;

/**
 * How long origins are waited for, and how many connections to them are kept without use.
 *
 * @param responseTimeout longest silence of an origin that owes an answer; at least a millisecond
 * @param idle connections to all origins together that rest, at least 1
 * @param idlePerHost connections to one host and port that rest, at least 1
 * @param idleTimeout before a connection that rests is closed; at least a millisecond
 */
public record OriginLimits(
        Duration responseTimeout, int idle, int idlePerHost, Duration idleTimeout) {

    /** What holds where nothing else is configured: model APIs think for minutes. */
    public static OriginLimits standard() {
        return new OriginLimits(Duration.ofMinutes(30), 128, 8, Duration.ofSeconds(5));
    }

    /** The same with another patience. */
    public OriginLimits patientFor(Duration silence) {
        return new OriginLimits(silence, idle, idlePerHost, idleTimeout);
    }
}
