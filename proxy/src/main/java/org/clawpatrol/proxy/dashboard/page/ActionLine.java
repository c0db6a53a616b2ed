package org.clawpatrol.proxy.dashboard.page;

/**
 * One decided action in the list.
 *
 * @param status as the agent saw it, or empty
 */
public record ActionLine(
        String id,
        Moment at,
        Badge verdict,
        VisibleText method,
        VisibleText where,
        VisibleText device,
        VisibleText rule,
        String status,
        String took) {}
