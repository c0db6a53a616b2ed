package org.clawpatrol.proxy.dashboard.page;

import java.util.List;

/**
 * The newest decided actions.
 *
 * @param version changes when the list does
 */
public record ActionList(List<ActionLine> lines, String version) {
    public ActionList {
        lines = List.copyOf(lines);
    }
}
