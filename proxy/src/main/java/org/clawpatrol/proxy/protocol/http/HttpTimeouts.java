package org.clawpatrol.proxy.protocol.http;

import java.time.Duration;

/**
 * How long each side may keep the gateway waiting.
 *
 * @param head for a complete request head, and between requests of a connection
 * @param body between two pieces of a request body
 * @param stalledAgent until an agent takes more of a response
 * @param linger for reading what an agent still sends after a refusal
 */
public record HttpTimeouts(Duration head, Duration body, Duration stalledAgent, Duration linger) {

    /** What the gateway uses. */
    public static HttpTimeouts standard() {
        return new HttpTimeouts(
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofMinutes(10),
                Duration.ofSeconds(2));
    }
}
