package org.clawpatrol.dsl.config;

/**
 * How much agents may have open at a time.
 *
 * @param total connections of all agents together
 * @param perPeer connections of one device
 * @param streams requests on one HTTP/2 connection
 */
public record ConnectionLimits(int total, int perPeer, int streams) {

    /** What holds where nothing else is configured. */
    public static ConnectionLimits standard() {
        return new ConnectionLimits(10_000, 10_000, 100);
    }
}
