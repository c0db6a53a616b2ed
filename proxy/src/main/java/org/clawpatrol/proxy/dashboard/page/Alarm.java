package org.clawpatrol.proxy.dashboard.page;

/**
 * A warning that stays on every page until the gateway is started anew.
 *
 * @param version changes when the text does
 * @param text empty when there is none
 */
public record Alarm(String version, String text) {}
