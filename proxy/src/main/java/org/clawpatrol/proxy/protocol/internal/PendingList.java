package org.clawpatrol.proxy.protocol.internal;

import java.util.Comparator;
import java.util.List;
import org.clawpatrol.proxy.approval.ApprovalRequest;
import org.clawpatrol.proxy.approval.PendingApproval;
import org.clawpatrol.proxy.flow.Peer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of one peer waits for a person, newest first: no ids, no queries, nothing of other peers.
 * Stateless.
 */
final class PendingList {
    private PendingList() {}

    static String json(List<PendingApproval> all, Peer peer) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode list = root.putArray("pending");
        all.stream()
                .filter(pending -> concerns(pending.request(), peer))
                .sorted(Comparator.comparing(PendingApproval::createdAt).reversed())
                .forEach(pending -> list.add(entry(pending)));
        return root.toString();
    }

    private static boolean concerns(ApprovalRequest request, Peer peer) {
        return request.deviceId().equals(peer.deviceId())
                && request.profile().equals(peer.profile())
                && request.peerAddress().equals(peer.address());
    }

    private static ObjectNode entry(PendingApproval pending) {
        ApprovalRequest request = pending.request();
        return JsonNodeFactory.instance
                .objectNode()
                .put("endpoint", request.endpoint())
                .put("method", request.method())
                .put("url", "https://" + request.host() + request.target())
                .put("protocol", request.family())
                .put("parked_at", pending.createdAt().toString())
                .put("approval_expires_at", pending.expiresAt().toString());
    }
}
