package org.clawpatrol.proxy.net;

/**
 * Told to every connection of an agent, as an event of its pipeline, when the gateway stops: end
 * with what is being done. What has nothing to do closes at once; what goes on is cut off after
 * {@link Listeners}' bound.
 */
public enum Drain {
    BEGIN
}
