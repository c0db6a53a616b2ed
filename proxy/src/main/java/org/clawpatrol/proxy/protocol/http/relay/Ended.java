package org.clawpatrol.proxy.protocol.http.relay;

/**
 * How a relay ended.
 *
 * @param framesIn frames from the agent that were sent on or collected; 0 where frames are not read
 * @param framesOut frames from the origin
 * @param bytesIn sent on to the origin, heads of frames included
 * @param bytesOut sent on to the agent
 * @param masked pieces in which a lent secret was covered
 * @param error what went wrong, for operators; empty when both ends closed in order
 */
public record Ended(
        long framesIn, long framesOut, long bytesIn, long bytesOut, long masked, String error) {}
