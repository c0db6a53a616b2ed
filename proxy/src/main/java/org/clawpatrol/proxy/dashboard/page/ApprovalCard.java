package org.clawpatrol.proxy.dashboard.page;

/**
 * A waiting question as its approver sees it: all that would be sent, who asks and why.
 *
 * @param id of the approval
 * @param digest of the whole action, which the approval is bound to
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
        String digest) {

    /** What the confirmation asks about. */
    public String headline() {
        return message.method() + " " + message.host() + message.target();
    }
}
