package org.clawpatrol.proxy.dashboard;

import java.time.Instant;
import java.util.List;
import org.clawpatrol.proxy.approval.ApprovalRequest;
import org.clawpatrol.proxy.approval.PendingApproval;
import org.clawpatrol.proxy.dashboard.page.ApprovalCard;
import org.clawpatrol.proxy.dashboard.page.Moment;
import org.clawpatrol.proxy.dashboard.page.PendingList;
import org.clawpatrol.proxy.dashboard.page.VisibleText;
import org.clawpatrol.proxy.dashboard.page.WireMessage;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Waiting approvals as pages and as JSON. */
final class ApprovalViews {
    private ApprovalViews() {}

    static PendingList list(List<PendingApproval> pending, String csrf, Instant now) {
        return new PendingList(
                pending.stream().map(one -> card(one, now)).toList(),
                Version.of(pending.stream().map(one -> one.id() + " " + one.approvals().size())),
                csrf);
    }

    static ApprovalCard card(PendingApproval pending, Instant now) {
        ApprovalRequest asked = pending.request();
        return new ApprovalCard(
                pending.id(),
                message(asked),
                VisibleText.line(asked.rule()),
                VisibleText.line(asked.reason()),
                VisibleText.line(asked.approver()),
                VisibleText.line(asked.deviceName()),
                VisibleText.line(asked.profile()),
                VisibleText.strict(asked.peerAddress()),
                VisibleText.strict(asked.endpoint()),
                Moment.of(pending.createdAt(), now),
                Moment.of(pending.expiresAt(), now),
                asked.digest(),
                VisibleText.line(progress(pending)));
    }

    /** Empty where one person is enough. */
    private static String progress(PendingApproval pending) {
        int needed = pending.request().needed();
        if (needed <= 1) {
            return "";
        }
        List<String> approvals = pending.approvals();
        String count = approvals.size() + " of " + needed + " people have approved";
        return approvals.isEmpty() ? count : count + ": " + String.join(", ", approvals);
    }

    private static WireMessage message(ApprovalRequest asked) {
        return new WireMessage(
                VisibleText.strict(asked.method()),
                VisibleText.strict(asked.host()),
                VisibleText.strict(asked.target()),
                VisibleText.strict(asked.query()),
                WireMessage.headers(asked.headers()),
                VisibleText.block(asked.body()),
                asked.bodyCut());
    }

    static ArrayNode json(List<PendingApproval> pending) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        pending.forEach(one -> array.add(json(one)));
        return array;
    }

    private static ObjectNode json(PendingApproval pending) {
        ApprovalRequest asked = pending.request();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", pending.id())
                .put("action_id", asked.actionId())
                .put("agent_ip", asked.peerAddress())
                .put("device_id", asked.deviceId())
                .put("device", asked.deviceName())
                .put("profile", asked.profile())
                .put("host", asked.host())
                .put("method", asked.method())
                .put("path", pathWithQuery(asked))
                .put("operation_state", "sync_waiting")
                .put("approval_effect", "execute_upstream")
                .put("upstream_called", false)
                .put(
                        "approval_message",
                        "the request is held; approving sends it and the agent gets the answer")
                .put("endpoint", asked.endpoint())
                .put("family", asked.family())
                .put("rule", asked.rule())
                .put("reason", asked.reason())
                .put("digest", asked.digest())
                .put("body_sample", asked.body())
                .put("body_cut", asked.bodyCut())
                .put("created_at", pending.createdAt().toString())
                .put("expires_at", pending.expiresAt().toString());
        asked.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("user-agent"))
                .findFirst()
                .ifPresent(header -> node.put("ua", String.join(", ", header.getValue())));
        node.putArray("approvers").add(asked.approver());
        node.put("approvals_needed", asked.needed());
        pending.approvals().forEach(node.putArray("approvals")::add);
        node.set("headers", HeaderJson.of(asked.headers()));
        return node;
    }

    private static String pathWithQuery(ApprovalRequest asked) {
        return asked.query().isEmpty() ? asked.target() : asked.target() + "?" + asked.query();
    }
}
