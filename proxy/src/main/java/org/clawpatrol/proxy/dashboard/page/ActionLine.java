package org.clawpatrol.proxy.dashboard.page;

/**
 * One decided action in the list.
 *
 * @param shadow what rules that are not in force would have decided otherwise, or empty
 * @param problem why it did not get through although it was permitted, or empty
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
        VisibleText shadow,
        VisibleText problem,
        String status,
        String took) {}
