package org.clawpatrol.proxy.dashboard.page;

import java.util.List;

/**
 * Everything that waits for a decision.
 *
 * @param version changes when the list does
 * @param csrf token the cards' forms must carry
 */
public record PendingList(List<ApprovalCard> cards, String version, String csrf) {
    public PendingList {
        cards = List.copyOf(cards);
    }
}
