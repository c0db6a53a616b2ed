package org.clawpatrol.proxy.dashboard.page;

/**
 * A waiting question as its approver sees it: all that would be sent, who asks and why.
 *
 * @param id of the approval
 * @param digest of the whole action, which the approval is bound to
 * @param progress who has approved so far; empty where one person is enough
 */
public record ApprovalCard(
        String id,
        WireMessage message,
        VisibleText rule,
        VisibleText reason,
        VisibleText approver,
        VisibleText device,
        VisibleText profile,
        VisibleText address,
        VisibleText endpoint,
        Moment asked,
        Moment expires,
        String digest,
        VisibleText progress) {

    /** The id of its element, another one after every approval so that the page shows them. */
    public String element() {
        return "approval-"
                + id
                + (progress.isEmpty() ? "" : "-" + Integer.toHexString(progress.hashCode()));
    }

    /** What the confirmation asks about. */
    public String headline() {
        return message.method() + " " + message.host() + message.target();
    }
}
