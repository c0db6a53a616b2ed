package org.clawpatrol.proxy.flow;

/**
 * Who is on the agent's end of a connection, as the channel proved it. Never taken from anything
 * the agent says inside its requests.
 *
 * @param deviceId stable id of the registration, or {@code loopback} for unauthenticated loopback
 *     peers
 * @param deviceName name for people
 * @param profile profile of the device
 * @param address remote address without port
 */
public record Peer(String deviceId, String deviceName, String profile, String address) {}
